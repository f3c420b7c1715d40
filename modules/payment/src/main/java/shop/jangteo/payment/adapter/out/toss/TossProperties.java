package shop.jangteo.payment.adapter.out.toss;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The shop's account at Toss Payments.
 *
 * @param baseUrl where the API is
 * @param secretKey never leaves the server
 * @param clientKey handed to the browser, which opens the window with it; of the same pair
 * @param successUrl where the window sends the buyer to have the payment confirmed
 * @param failUrl where it sends everybody else
 * @param connectTimeout for a connection; nothing has been asked when it runs out
 * @param payTimeout for whatever moves money; Toss advises 60 s
 * @param queryTimeout for whatever only asks
 * @param retryWithin an unclear answer that came sooner than this is followed up at once, with the same key
 * @param largestAnswer in bytes; more isn't read
 * @param bank that issues virtual accounts when the buyer doesn't choose one (two-character code)
 * @param testCode makes every call that moves money end in this error; test keys only
 */
@ConfigurationProperties("jangteo.payment.toss")
record TossProperties(
        @DefaultValue("https://api.tosspayments.com") URI baseUrl,
        @Nullable String secretKey,
        @Nullable String clientKey,
        @Nullable String successUrl,
        @Nullable String failUrl,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("60s") Duration payTimeout,
        @DefaultValue("5s") Duration queryTimeout,
        @DefaultValue("15s") Duration retryWithin,
        @DefaultValue("1048576") int largestAnswer,
        @DefaultValue("20") String bank,
        @Nullable String testCode) {

    private static final String PREFIX = "jangteo.payment.toss.";
    private static final Pattern KEY = Pattern.compile("(test|live)_(g?)(ck|sk)_[!-~]+");

    TossProperties {
        String secret = key("secret-key", secretKey, "sk");
        String client = key("client-key", clientKey, "ck");
        if (!pair(secret).equals(pair(client))) {
            throw new IllegalStateException(PREFIX
                    + "secret-key and client-key are not of one pair: both must be test or live keys, and both of the"
                    + " API or both of the widget");
        }
        url("success-url", successUrl);
        url("fail-url", failUrl);
    }

    private static String key(String name, @Nullable String value, String kind) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(PREFIX + name + " is missing: take it from the developer centre of Toss"
                    + " Payments, or choose another jangteo.payment.provider");
        }
        Matcher key = KEY.matcher(value);
        if (!key.matches() || !key.group(3).equals(kind)) {
            throw new IllegalStateException(
                    PREFIX + name + " is not one: it must begin with test_" + kind + "_ or live_" + kind + "_");
        }
        return value;
    }

    private static String pair(String key) {
        Matcher parts = KEY.matcher(key);
        return parts.matches() ? parts.group(1) + parts.group(2) : "";
    }

    private static void url(String name, @Nullable String value) {
        if (value == null || !value.matches("https?://[^/\\s]+.*")) {
            throw new IllegalStateException(
                    PREFIX + name + " is missing: give the page of the shop that the payment window returns to");
        }
    }

    boolean isTest() {
        return secretKey != null && secretKey.startsWith("test_");
    }

    /** Absent with live keys. */
    @Override
    public @Nullable String testCode() {
        return isTest() ? testCode : null;
    }

    /** Without the keys: settings end up in logs. */
    @Override
    public String toString() {
        return "TossProperties[" + baseUrl + (isTest() ? ", test]" : ", live]");
    }
}
