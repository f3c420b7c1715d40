package shop.jangteo.kernel;

import java.util.Map;

/** Somebody else was faster: the version that a client sent back is not the present one. */
public final class ConcurrentChange extends BrokenRule {

    public ConcurrentChange(long sentVersion, long currentVersion) {
        super(Kind.CONFLICT, "CONCURRENT_CHANGE", Map.of("sentVersion", sentVersion, "currentVersion", currentVersion));
    }
}
