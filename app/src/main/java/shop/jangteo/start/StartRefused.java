package shop.jangteo.start;

/** The shop can't start here; the message is one sentence that says why and what to do. */
final class StartRefused extends RuntimeException {

    StartRefused(String sentence) {
        super(sentence);
    }
}
