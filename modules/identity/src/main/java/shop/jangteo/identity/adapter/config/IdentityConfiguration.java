package shop.jangteo.identity.adapter.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import shop.jangteo.identity.application.IdentityPolicy;
import shop.jangteo.identity.domain.member.PasswordRule;

/** Turns settings into the rules that the use cases and the domain go by. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {

    private static final String COMMON_PASSWORDS = "identity/common-passwords.txt";

    @Bean
    IdentityPolicy identityPolicy(IdentityProperties properties) {
        return new IdentityPolicy(
                properties.refreshTokenLifetime(),
                properties.addressLimit(),
                properties.login().revealUnknownEmail(),
                properties.login().failureLimit(),
                properties.login().lockFor());
    }

    @Bean
    PasswordRule passwordRule(IdentityProperties properties) throws IOException {
        String list = new ClassPathResource(COMMON_PASSWORDS).getContentAsString(StandardCharsets.UTF_8);
        Set<String> common = list.lines().filter(line -> !line.isBlank()).collect(Collectors.toSet());
        return new PasswordRule(
                properties.password().shortest(), properties.password().longest(), common);
    }
}
