package shop.jangteo.catalog.domain.brand;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.ConcurrentChange;

/**
 * A maker or label, and the seller behind it. A retired one is kept for what was sold under it.
 *
 * @param version of the row that this was read from; 0 for one that is new
 */
public record Brand(
        UUID id,
        String name,
        @Nullable String description,
        @Nullable Instant retiredAt,
        long version) {

    public static Brand create(UUID id, String name, @Nullable String description) {
        return new Brand(id, name, description, null, 0);
    }

    /** @throws ConcurrentChange when somebody changed it since the client read it */
    public Brand change(long sentVersion, String newName, @Nullable String newDescription) {
        if (sentVersion != version) {
            throw new ConcurrentChange(sentVersion, version);
        }
        return new Brand(id, newName, newDescription, retiredAt, version);
    }

    public Brand retire(Instant at) {
        return isRetired() ? this : new Brand(id, name, description, at, version);
    }

    public boolean isRetired() {
        return retiredAt != null;
    }
}
