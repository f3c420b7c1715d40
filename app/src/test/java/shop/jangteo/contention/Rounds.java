package shop.jangteo.contention;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** A test that leaves something to chance: once in the normal run, many times in the long form ({@code -Pcontention}). */
@Documented
@TestTemplate
@ExtendWith(Rounds.Provider.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Rounds {

    boolean LONG = Boolean.getBoolean("contention.long");

    final class Provider implements TestTemplateInvocationContextProvider {

        private static final int MANY = 10;

        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            return IntStream.range(0, LONG ? MANY : 1).mapToObj(round -> new TestTemplateInvocationContext() {
                @Override
                public String getDisplayName(int invocation) {
                    return context.getDisplayName() + (LONG ? ", round " + invocation : "");
                }
            });
        }
    }
}
