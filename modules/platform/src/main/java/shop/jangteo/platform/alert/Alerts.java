package shop.jangteo.platform.alert;

/** Tells the operator of what a person should look at. */
@FunctionalInterface
public interface Alerts {

    /**
     * Returns at once and never throws; may be called inside a transaction and stands whether that commits or not. Raised
     * again for the same entity on the same day, it counts up.
     *
     * @param name kind of alert, stable and few, a label of metrics: {@code payment-outcome-unknown}
     * @param entity what it is about: {@code payment 0190…}
     * @param detail what is wrong, for people; without personal data
     */
    void raise(String name, String entity, String detail);
}
