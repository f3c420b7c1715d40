package shop.jangteo.platform.event;

/**
 * Where those listeners and jobs run that wait for somebody outside the shop, who may answer late or never: on threads of
 * their own, so that they only keep each other waiting.
 *
 * <p>{@code @Async(Outward.LISTENERS)} stands beside {@code @ApplicationModuleListener}, and
 * {@code scheduler = Outward.JOBS} in {@code @Scheduled}.
 */
public final class Outward {

    public static final String LISTENERS = "outwardListeners";
    public static final String JOBS = "outwardJobs";

    private Outward() {}
}
