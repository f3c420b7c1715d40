package shop.jangteo.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure, from the command line.
 *
 * @param scenarios of {@link #ALL}
 * @param url of a shop that runs already, without a floor; null: servers and a shop of its own
 * @param tokenKeys of that shop
 * @param jdbcParameters more parameters of the databases' URLs, for the product and the floor alike
 * @param jvm more options of the shop's own JVM, by blanks
 * @param buyers how many order and pay at once
 * @param products among which they choose
 * @param payments how many orders are paid
 * @param crowds how many members want a coupon at the same moment
 * @param rounds how often each crowd comes, always new members for a new coupon
 */
record Options(
        List<String> scenarios,
        @Nullable String url,
        String tokenKeys,
        String jdbcParameters,
        List<String> jvm,
        int buyers,
        int products,
        int payments,
        List<Integer> crowds,
        int rounds,
        Duration warmUp,
        Duration measured) {

    static final List<String> ALL = List.of("orders", "hot", "payments", "coupons", "flow");

    private static final Set<String> KNOWN = Set.of(
            "url",
            "token-keys",
            "jdbc",
            "jvm",
            "buyers",
            "products",
            "payments",
            "crowds",
            "rounds",
            "warm-up",
            "seconds");

    static Options parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                String[] pair = argument.substring(2).split("=", 2);
                if (!KNOWN.contains(pair[0]) || pair.length == 1) {
                    throw new IllegalArgumentException("unknown option " + argument + "; known are " + KNOWN);
                }
                given.put(pair[0], pair[1]);
            } else if (!ALL.contains(argument)) {
                throw new IllegalArgumentException("unknown scenario " + argument + "; known are " + ALL);
            }
        }
        List<String> scenarios = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        return new Options(
                scenarios.isEmpty() ? ALL : scenarios,
                given.get("url"),
                given.getOrDefault("token-keys", ""),
                given.containsKey("jdbc") ? "&" + given.get("jdbc") : "",
                given.containsKey("jvm") ? List.of(given.get("jvm").split(" ")) : List.of(),
                Integer.parseInt(given.getOrDefault("buyers", "64")),
                Integer.parseInt(given.getOrDefault("products", "500")),
                Integer.parseInt(given.getOrDefault("payments", "6000")),
                Arrays.stream(given.getOrDefault("crowds", "1000,10000").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                Integer.parseInt(given.getOrDefault("rounds", "3")),
                Duration.ofSeconds(Long.parseLong(given.getOrDefault("warm-up", "120"))),
                Duration.ofSeconds(Long.parseLong(given.getOrDefault("seconds", "20"))));
    }

    boolean wants(String scenario) {
        return scenarios.contains(scenario);
    }
}
