package shop.jangteo.start;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Outside the demo and the tests every secret comes from the environment: without one, or with one that is known from
 * documentation or demos, the shop doesn't start (SY-7).
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProductionSecrets implements EnvironmentPostProcessor {

    private static final List<String> OBLIGATORY = List.of(
            "jangteo.database.primary-url",
            "jangteo.database.username",
            "jangteo.database.password",
            "jangteo.redis.url",
            "jangteo.security.token-keys",
            "jangteo.security.data-keys",
            "jangteo.security.index-key");

    private static final List<String> SECRETS = List.of(
            "jangteo.database.password",
            "jangteo.security.token-keys",
            "jangteo.security.data-keys",
            "jangteo.security.index-key");

    private static final Set<String> WELL_KNOWN = Set.of(
            "jangteo",
            "password",
            "passw0rd",
            "secret",
            "root",
            "admin",
            "demo",
            "test",
            "changeme",
            "change-me",
            "mysql",
            "mariadb");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.matchesProfiles("demo | test")) {
            if (environment.matchesProfiles("prod")) {
                throw new StartRefused(
                        "the profiles prod and demo exclude each other; choose one with SPRING_PROFILES_ACTIVE.");
            }
            return;
        }
        if (!environment.matchesProfiles("prod")) {
            throw new StartRefused("no profile is chosen; set SPRING_PROFILES_ACTIVE to demo or prod.");
        }
        for (String name : OBLIGATORY) {
            if (environment.getProperty(name, "").isBlank()) {
                throw new StartRefused(name + " is missing; set " + variable(name) + ".");
            }
        }
        for (String name : SECRETS) {
            String value = environment.getRequiredProperty(name);
            String bare = value.substring(value.indexOf(':') + 1);
            if (WELL_KNOWN.contains(bare.toLowerCase(Locale.ROOT))
                    || isRepetitive(bare)
                    || value.startsWith("demo:")
                    || value.startsWith("test:")) {
                throw new StartRefused(
                        name + " is a secret that everybody knows; set " + variable(name) + " to one of your own.");
            }
        }
    }

    /** Placeholders have few different characters: {@code AAAA…}, {@code 0000…}. */
    private static boolean isRepetitive(String secret) {
        return secret.chars().distinct().count() < 5;
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
