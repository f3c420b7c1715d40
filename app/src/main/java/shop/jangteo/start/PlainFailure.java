package shop.jangteo.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import shop.jangteo.embedded.EmbeddedServerFailed;

/** Says in one sentence why the shop didn't start, where the reason is known; exit code 1 follows. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PlainFailure implements SpringBootExceptionReporter {

    PlainFailure(@Nullable ConfigurableApplicationContext context) {}

    @Override
    @SuppressWarnings("SystemOut")
    public boolean reportException(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String sentence = switch (each) {
                case StartRefused refused -> refused.getMessage();
                case EmbeddedServerFailed embedded -> embedded.getMessage();
                case PortInUseException taken -> portTaken(taken.getPort());
                case IllegalStateException setting
                when String.valueOf(setting.getMessage()).startsWith("jangteo.") -> setting.getMessage();
                default -> null;
            };
            if (sentence != null) {
                System.err.println("Jangteo can't start: " + sentence);
                return true;
            }
        }
        return false;
    }

    static String portTaken(int port) {
        return "port " + port + " is taken; stop what listens there or choose another one with SERVER_PORT.";
    }
}
