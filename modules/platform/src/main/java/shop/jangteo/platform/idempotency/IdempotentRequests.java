package shop.jangteo.platform.idempotency;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.RequestKeyReused;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.persistence.Bookkeeping;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.platform.web.IdempotencyKey;

/** The keys that members have used and the answers that they got, sealed because some hold addresses, for 24 hours. */
class IdempotentRequests {

    /** Longer than any request may take: whoever claimed the key before that is dead. */
    private static final Duration ABANDONED_AFTER = Duration.ofSeconds(90);

    private final JdbcClient jdbc;
    private final Bookkeeping bookkeeping;
    private final PersonalData personalData;
    private final Ids ids;
    private final Clock clock;
    private final Duration kept;

    IdempotentRequests(
            JdbcClient jdbc, Bookkeeping bookkeeping, PersonalData personalData, Ids ids, Clock clock, Duration kept) {
        this.jdbc = jdbc;
        this.bookkeeping = bookkeeping;
        this.personalData = personalData;
        this.ids = ids;
        this.clock = clock;
        this.kept = kept;
    }

    /** What a key is good for. */
    sealed interface Claim {

        /** This request is the first: it has to do the work. */
        record First(String owner, String key, UUID claim) implements Claim {}

        /** It was answered before, like this. */
        record Answered(
                int status,
                @Nullable String contentType,
                @Nullable String location,
                byte[] body) implements Claim {}
    }

    /** @throws BrokenRule when the key stands for another request, or the first one is still running */
    Claim claim(String owner, IdempotencyKey key, byte[] fingerprint) {
        var first = new Claim.First(owner, key.value(), ids.next());
        // A transaction of its own: one that has met the row and then wants to change it would wait for its like.
        boolean isFirst = bookkeeping.inTransaction(() -> insert(first, fingerprint));
        return isFirst ? first : bookkeeping.inTransaction(() -> ofEarlier(first, fingerprint));
    }

    /** What the request is good for that came first with this key. */
    private Claim ofEarlier(Claim.First first, byte[] fingerprint) {
        Map<String, @Nullable Object> row = jdbc
                .sql("select fingerprint, claimed_at, status, content_type, location, body from"
                        + " platform.idempotent_request where owner = ? and request_key = ?")
                .param(first.owner())
                .param(first.key())
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .orElse(Map.of());
        if (row.isEmpty()) {
            throw new InProgress();
        }
        LocalDateTime claimedAt = (LocalDateTime) java.util.Objects.requireNonNull(asTime(row.get("claimed_at")));
        if (claimedAt.isBefore(now().minus(kept))) {
            return takeOver(first, fingerprint, claimedAt);
        }
        if (!Arrays.equals(fingerprint, (byte[]) row.get("fingerprint"))) {
            throw new RequestKeyReused();
        }
        if (row.get("status") instanceof Number status) {
            byte[] sealed = (byte[]) row.get("body");
            return new Claim.Answered(
                    status.intValue(),
                    (String) row.get("content_type"),
                    (String) row.get("location"),
                    sealed == null
                            ? new byte[0]
                            : personalData.open(new String(sealed, US_ASCII)).getBytes(UTF_8));
        }
        if (claimedAt.isBefore(now().minus(ABANDONED_AFTER))) {
            return takeOver(first, fingerprint, claimedAt);
        }
        throw new InProgress();
    }

    void remember(Claim.First claim, int status, @Nullable String contentType, @Nullable String location, byte[] body) {
        byte[] sealed = personalData.seal(new String(body, UTF_8)).getBytes(US_ASCII);
        bookkeeping.inTransaction(() -> jdbc.sql(
                        "update platform.idempotent_request set status = ?, content_type = ?, location = ?, body = ?,"
                                + " answered_at = ? where owner = ? and request_key = ? and claim = ?")
                .params(Arrays.asList(
                        status,
                        contentType,
                        location,
                        sealed,
                        now(),
                        claim.owner(),
                        claim.key(),
                        Uuids.toBytes(claim.claim())))
                .update());
    }

    void release(Claim.First claim) {
        bookkeeping.inTransaction(() -> jdbc.sql(
                        "delete from platform.idempotent_request where owner = ? and request_key = ? and claim = ?")
                .param(claim.owner())
                .param(claim.key())
                .param(Uuids.toBytes(claim.claim()))
                .update());
    }

    /** Forgets what is older than it is kept. */
    void purge() {
        jdbc.sql("delete from platform.idempotent_request where claimed_at < ? limit 5000")
                .param(now().minus(kept))
                .update();
    }

    private boolean insert(Claim.First claim, byte[] fingerprint) {
        return jdbc.sql("insert ignore into platform.idempotent_request (owner, request_key, fingerprint,"
                                + " claim, claimed_at) values (?, ?, ?, ?, ?)")
                        .param(claim.owner())
                        .param(claim.key())
                        .param(fingerprint)
                        .param(Uuids.toBytes(claim.claim()))
                        .param(now())
                        .update()
                == 1;
    }

    private Claim takeOver(Claim.First claim, byte[] fingerprint, LocalDateTime claimedAt) {
        int taken = jdbc.sql(
                        "update platform.idempotent_request set fingerprint = ?, claim = ?, claimed_at = ?, status ="
                                + " null, body = null, answered_at = null where owner = ? and request_key = ? and"
                                + " claimed_at = ?")
                .param(fingerprint)
                .param(Uuids.toBytes(claim.claim()))
                .param(now())
                .param(claim.owner())
                .param(claim.key())
                .param(claimedAt)
                .update();
        if (taken == 0) {
            throw new InProgress();
        }
        return claim;
    }

    private static @Nullable Object asTime(@Nullable Object value) {
        return value instanceof java.sql.Timestamp timestamp ? timestamp.toLocalDateTime() : value;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The first request with this key hasn't been answered yet. */
    static final class InProgress extends BrokenRule {
        InProgress() {
            super(Kind.CONFLICT, "IDEMPOTENCY_IN_PROGRESS");
        }
    }
}
