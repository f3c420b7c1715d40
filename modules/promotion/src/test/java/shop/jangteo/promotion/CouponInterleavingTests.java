package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.kernel.Actor;
import shop.jangteo.promotion.application.IssueCoupon;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponAlreadyIssued;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ContextTest;
import shop.jangteo.testkit.Transactions;

@ContextTest
@DisplayName("PR-2, PR-4, F28: two who want the same thing of a coupon, the second while the first isn't through")
class CouponInterleavingTests {

    private static final class ProcessDies extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Shop shop;
    private final IssueCoupon issueCoupon;
    private final Transactions tx;
    private final JdbcClient jdbc;
    private final UUID member = UUID.randomUUID();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    CouponInterleavingTests(Shop shop, IssueCoupon issueCoupon, Transactions tx, JdbcClient jdbc) {
        this.shop = shop;
        this.issueCoupon = issueCoupon;
        this.tx = tx;
        this.jdbc = jdbc;
    }

    @AfterEach
    void nobodyStaysBehind() {
        firstMayEnd.countDown();
    }

    /** Its pieces are laid out: one of them is with somebody else already. */
    private String couponWithFree(int pieces) {
        String coupon = shop.coupon(Map.of("quantity", pieces + 1));
        shop.issue(coupon, UUID.randomUUID());
        return coupon;
    }

    private IssuedCouponId ask(String coupon, UUID who) {
        return issueCoupon.handle(new IssueCoupon.Command(
                Actor.buyer(who), new IssueCoupon.Wanted.Seen(new CouponId(UUID.fromString(coupon))), null));
    }

    /** Does its work and commits, or gives up, only when it is told to; returns once the work is done. */
    private <T> CompletableFuture<T> first(Callable<T> work, boolean commits) {
        var done = new CountDownLatch(1);
        CompletableFuture<T> outcome = inBackground(() -> tx.call(() -> {
            try {
                T result = work.call();
                done.countDown();
                firstMayEnd.await();
                if (!commits) {
                    throw new ProcessDies();
                }
                return result;
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }));
        try {
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return outcome;
    }

    private static <T> CompletableFuture<T> inBackground(Callable<T> work) {
        var outcome = new CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                outcome.complete(work.call());
            } catch (Exception failed) {
                outcome.completeExceptionally(failed);
            }
        });
        return outcome;
    }

    /** Starts the second, sees it wait for the first, and lets the first end. */
    private <T> CompletableFuture<T> second(Callable<T> work) {
        CompletableFuture<T> outcome = inBackground(work);
        await().until(() -> outcome.isDone()
                || jdbc.sql("select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'")
                                .query(Integer.class)
                                .single()
                        > 0);
        assertThat(outcome).isNotDone();
        firstMayEnd.countDown();
        return outcome;
    }

    private static Throwable refusal(CompletableFuture<?> outcome) throws InterruptedException {
        try {
            throw new AssertionError("not refused: " + outcome.get());
        } catch (ExecutionException refused) {
            return refused.getCause();
        }
    }

    @Test
    void theSameMemberOnTwoDevicesGetsOnePiece() throws Exception {
        String coupon = couponWithFree(10);
        CompletableFuture<IssuedCouponId> first = first(() -> ask(coupon, member), true);

        CompletableFuture<IssuedCouponId> second = second(() -> ask(coupon, member));

        assertThat(refusal(second)).isInstanceOf(CouponAlreadyIssued.class);
        assertThat(first.get()).isNotNull();
        shop.assertBooksBalance();
    }

    @Test
    void theLastPieceGoesToTheNextWhenTheFirstGivesUp() throws Exception {
        String coupon = couponWithFree(1);
        CompletableFuture<IssuedCouponId> first = first(() -> ask(coupon, member), false);

        CompletableFuture<IssuedCouponId> second = second(() -> ask(coupon, UUID.randomUUID()));

        assertThat(second.get()).isNotNull();
        assertThat(refusal(first)).isInstanceOf(ProcessDies.class);
        shop.assertBooksBalance();
    }

    @Test
    void theLastPieceIsGoneOnlyOnceTheFirstHasIt() throws Exception {
        String coupon = couponWithFree(1);
        CompletableFuture<IssuedCouponId> first = first(() -> ask(coupon, member), true);

        CompletableFuture<IssuedCouponId> second = second(() -> ask(coupon, UUID.randomUUID()));

        assertThat(refusal(second)).isInstanceOf(CouponSoldOut.class);
        assertThat(first.get()).isNotNull();
    }

    @Test
    void whoeverTakesAnotherPieceDoesNotWait() throws Exception {
        String coupon = couponWithFree(3);
        CompletableFuture<IssuedCouponId> first = first(() -> ask(coupon, member), true);

        // Would wait for ever: the first one ends after it.
        IssuedCouponId other =
                inBackground(() -> ask(coupon, UUID.randomUUID())).get(10, TimeUnit.SECONDS);

        firstMayEnd.countDown();
        assertThat(other).isNotEqualTo(first.get());
    }

    @Test
    @DisplayName("I12: one piece, two orders at once: one of them has it")
    void onePieceForTwoOrders() throws Exception {
        String issued = shop.issue(shop.coupon(Map.of()), member);
        UUID firstOrder = UUID.randomUUID();
        CompletableFuture<Object> first = first(() -> use(issued, firstOrder), true);

        CompletableFuture<Object> second = second(() -> use(issued, UUID.randomUUID()));

        assertThat(refusal(second))
                .isInstanceOfSatisfying(
                        CouponNotApplicable.class,
                        broken -> assertThat(broken.reason()).isEqualTo(CouponNotApplicable.Reason.ALREADY_USED));
        first.get();
        assertThat(shop.wallet(member, "USED").json().at("/items/0/orderId").asString())
                .isEqualTo(firstOrder.toString());
    }

    @Test
    @DisplayName("I12: the order that had the piece first comes to nothing: the other one has it")
    void onePieceForTheOtherOrder() throws Exception {
        String issued = shop.issue(shop.coupon(Map.of()), member);
        UUID otherOrder = UUID.randomUUID();
        first(() -> use(issued, UUID.randomUUID()), false);

        second(() -> use(issued, otherOrder)).get();

        assertThat(shop.wallet(member, "USED").json().at("/items/0/orderId").asString())
                .isEqualTo(otherOrder.toString());
    }

    private Object use(String issued, UUID order) {
        shop.happened(shop.discountRequested(order, member, List.of(Shop.line(20_000)), List.of(issued), 0));
        return order;
    }

    @Test
    void pausingWaitsForWhoIsUsingItAndThenNobodyDoes() throws Exception {
        String coupon = shop.coupon(Map.of("perMember", 2));
        String issued = shop.issue(coupon, member);
        String other = shop.issue(coupon, member);
        CompletableFuture<Object> first = first(() -> use(issued, UUID.randomUUID()), true);

        CompletableFuture<Answer> pausing = second(() -> shop.operator().post("/api/coupons/" + coupon + "/pause"));

        assertThat(pausing.get().status()).isEqualTo(200);
        first.get();
        assertThat(refusal(inBackground(() -> use(other, UUID.randomUUID()))))
                .isInstanceOfSatisfying(
                        CouponNotApplicable.class,
                        broken -> assertThat(broken.reason()).isEqualTo(CouponNotApplicable.Reason.PAUSED));
    }

    @Test
    void pausingWaitsForWhoIsGettingIt() throws Exception {
        String coupon = couponWithFree(1);
        CompletableFuture<IssuedCouponId> first = first(() -> ask(coupon, member), true);

        CompletableFuture<Answer> pausing = second(() -> shop.operator().post("/api/coupons/" + coupon + "/pause"));

        assertThat(pausing.get().status()).isEqualTo(200);
        assertThat(first.get()).isNotNull();
        assertThat(shop.member(UUID.randomUUID())
                        .post("/api/coupons/" + coupon + "/issue")
                        .expect(409)
                        .code())
                .isEqualTo("COUPON_PAUSED");
    }
}
