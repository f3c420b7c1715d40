package shop.jangteo.embedded;

/** An embedded server could not be started, reached or prepared; the message is one plain sentence for a person. */
public final class EmbeddedServerFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerFailed(String sentence) {
        super(sentence);
    }

    EmbeddedServerFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
