package shop.jangteo.payment.adapter.out.mock;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the mock provider does wrong for the time being; nothing unless somebody has asked for it. */
@Component
class MockFaults {

    /** How the mock tells of what happened. */
    enum Telling {
        /** Of deposits only, at once. */
        NORMAL,
        /** Of everything, each message twice. */
        DUPLICATE,
        /** Of everything, when it is told to. */
        LATE,
        /** Of everything, when it is told to, the last one first. */
        OUT_OF_ORDER
    }

    /**
     * @param refuseRefunds every new refund is refused
     * @param maintenance nothing is done and nothing answered
     * @param declineAll every new capture is declined
     * @param delay before every answer
     * @param lostAnswerBeforeCapture no answer, and nothing was taken
     * @param lostAnswerAfterCapture no answer, and the money was taken
     */
    record Faults(
            boolean refuseRefunds,
            boolean maintenance,
            boolean declineAll,
            Duration delay,
            boolean lostAnswerBeforeCapture,
            boolean lostAnswerAfterCapture,
            Telling webhooks) {

        static final Faults NONE = new Faults(false, false, false, Duration.ZERO, false, false, Telling.NORMAL);
    }

    private volatile Faults now = Faults.NONE;

    Faults now() {
        return now;
    }

    void become(Faults faults) {
        now = faults;
    }
}
