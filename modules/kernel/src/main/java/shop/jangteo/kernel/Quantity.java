package shop.jangteo.kernel;

/**
 * How many units of something: one or more.
 *
 * @param value units, at least 1
 */
public record Quantity(int value) {

    public Quantity {
        if (value < 1) {
            throw new IllegalArgumentException("a quantity is at least 1: " + value);
        }
    }

    public static Quantity of(int value) {
        return new Quantity(value);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(value, other.value));
    }
}
