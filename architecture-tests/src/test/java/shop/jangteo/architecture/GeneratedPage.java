package shop.jangteo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** A page below docs that is read off the code: compared, or written when asked to. */
record GeneratedPage(String name) {

    private static final boolean UPDATE = Boolean.getBoolean("update.docs");

    void isStill(String text) {
        Path file = Product.ROOT.resolve("docs").resolve(name);
        if (UPDATE) {
            Product.write(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }
}
