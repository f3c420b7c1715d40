package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;
import shop.jangteo.kernel.NotFound;

/** Those pieces of one member that a command may mean. */
public record Wallet(List<IssuedCoupon> pieces) {

    public Wallet {
        pieces = List.copyOf(pieces);
    }

    /**
     * The pieces that the ids mean, in their order: each is a piece's own id, or a coupon's, which means the piece of
     * it that can be used and expires first. A piece is meant once, however often it is named.
     *
     * @throws NotFound when the member holds nothing of that id
     */
    public List<IssuedCoupon> pick(List<UUID> ids, Instant now) {
        SequencedSet<IssuedCoupon> picked = new LinkedHashSet<>();
        for (UUID id : new LinkedHashSet<>(ids)) {
            picked.add(pieces.stream()
                    .filter(piece -> piece.answersTo(id))
                    .min(Comparator.comparing((IssuedCoupon piece) -> piece.statusAt(now))
                            .thenComparing(IssuedCoupon::expiresAt)
                            .thenComparing(piece -> piece.id().value()))
                    .orElseThrow(() -> new NotFound("coupon")));
        }
        return new ArrayList<>(picked);
    }
}
