package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.platform.time.ShopClock;
import shop.jangteo.promotion.application.ExpireOverduePoints;
import shop.jangteo.promotion.application.port.OverduePoints;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("PR-5: overdue points are written off, however many there are")
class OverduePointsTests {

    private final Shop shop;
    private final ExpireOverduePoints expireOverduePoints;
    private final OverduePoints overdue;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    OverduePointsTests(
            Shop shop,
            ExpireOverduePoints expireOverduePoints,
            OverduePoints overdue,
            JdbcTemplate jdbc,
            ShopClock clock) {
        this.shop = shop;
        this.expireOverduePoints = expireOverduePoints;
        this.overdue = overdue;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static List<UUID> members(int many) {
        return Stream.generate(UUID::randomUUID).limit(many).toList();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** A hundred points each, which ran out long ago: the first one's first. */
    private void hold(List<UUID> members, Instant firstRanOut) {
        jdbc.batchUpdate(
                "insert into promotion.points_account (member_id, balance, version) values (?, 100, 0)",
                members.stream()
                        .map(member -> new Object[] {Uuids.toBytes(member)})
                        .toList());
        jdbc.batchUpdate(
                "insert into promotion.points_lot (id, member_id, amount, remaining, expires_at) values (?, ?, 100,"
                        + " 100, ?)",
                IntStream.range(0, members.size())
                        .mapToObj(i -> new Object[] {
                            Uuids.toBytes(UUID.randomUUID()),
                            Uuids.toBytes(members.get(i)),
                            utc(firstRanOut.plusSeconds(i))
                        })
                        .toList());
        jdbc.batchUpdate(
                "insert into promotion.points_entry (id, member_id, kind, amount, balance_after, granted_by, reason,"
                        + " occurred_at) values (?, ?, 'ADJUST', 100, 100, ?, 'long ago', ?)",
                members.stream()
                        .map(member -> new Object[] {
                            Uuids.toBytes(UUID.randomUUID()),
                            Uuids.toBytes(member),
                            Uuids.toBytes(UUID.randomUUID()),
                            utc(firstRanOut)
                        })
                        .toList());
    }

    private long left(List<UUID> members) {
        return members.stream().filter(this::holdsSome).count();
    }

    private boolean holdsSome(UUID member) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select sum(l.remaining) > 0 or max(a.balance) > 0 from promotion.points_lot l join"
                        + " promotion.points_account a on a.member_id = l.member_id where l.member_id = ?",
                Boolean.class,
                (Object) Uuids.toBytes(member)));
    }

    @Test
    void oneRunTakesMoreMembersThanOneLook() {
        List<UUID> members = members(1_200);
        hold(members, clock.instant().minus(Duration.ofHours(3)));

        expireOverduePoints.handle();

        assertThat(left(members)).isZero();
        shop.assertBooksBalance();
    }

    @Test
    void theLongestOverdueComeFirst() {
        List<UUID> members = members(4);
        hold(members, Instant.parse("2001-01-01T00:00:00Z"));

        assertThat(overdue.holders(clock.instant(), Set.of(), 3))
                .containsExactlyInAnyOrderElementsOf(members.subList(0, 3));
        assertThat(overdue.holders(clock.instant(), members.subList(0, 1), 3))
                .containsExactlyInAnyOrderElementsOf(members.subList(1, 4));
        expireOverduePoints.handle();
    }

    @Test
    @DisplayName("who can't be written off now stops nobody else, nor the run, and is taken up by the next one")
    void oneThatFailsWaitsForTheNextRun() {
        List<UUID> members = members(3);
        hold(members, Instant.parse("2002-01-01T00:00:00Z"));
        byte[] first = Uuids.toBytes(members.getFirst());
        jdbc.update("update promotion.points_account set balance = 0 where member_id = ?", (Object) first);

        expireOverduePoints.handle();
        assertThat(left(members)).isOne();

        jdbc.update("update promotion.points_account set balance = 100 where member_id = ?", (Object) first);
        expireOverduePoints.handle();
        assertThat(left(members)).isZero();
        shop.assertBooksBalance();
    }
}
