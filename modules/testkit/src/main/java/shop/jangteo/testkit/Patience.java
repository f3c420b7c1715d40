package shop.jangteo.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test awaits comes in a moment, or never: so nobody loses by waiting long for it, and a machine that is busy with
 * something else makes no test red. Found by JUnit as a service.
 */
public final class Patience implements BeforeAllCallback {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONG);
    }
}
