package shop.jangteo.payment.adapter.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.AccountRequest;
import shop.jangteo.payment.application.port.PaymentGateway.CheckoutRequest;
import shop.jangteo.payment.application.port.PaymentGateway.ConfirmRequest;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.application.port.PaymentGateway.RefundRequest;
import shop.jangteo.payment.application.port.PaymentGateway.Subject;
import shop.jangteo.payment.application.port.PaymentGateway.Transaction;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.RefundAccount;

/** PA-1: what the shop relies on, whichever provider it is. */
@DisplayName("PA-1: every provider keeps the contract of the port")
public abstract class PaymentGatewayContract {

    private static final RefundAccount ACCOUNT = new RefundAccount("20", "1002123456789", "김하늘");

    private final PaymentGateway gateway;
    private final Ids ids;
    private final Clock clock;

    protected PaymentGatewayContract(PaymentGateway gateway, Ids ids, Clock clock) {
        this.gateway = gateway;
        this.ids = ids;
        this.clock = clock;
    }

    /** The buyer agrees in the window. @return what the window gives the shop */
    protected abstract String agree(Map<String, Object> window, Money amount);

    /** The buyer agrees with a card that will be refused. */
    protected abstract String agreeWithARefusedCard(Map<String, Object> window, Money amount);

    protected abstract void deposit(UUID paymentId);

    protected abstract void takeBackDeposit(UUID paymentId);

    protected record Paid(UUID id, String providerKey, Money amount) {
        Subject subject() {
            return new Subject(id.toString(), providerKey, amount);
        }
    }

    private Map<String, Object> window(UUID paymentId, long won) {
        return gateway.checkout(
                new CheckoutRequest(paymentId, ids.next(), ids.next(), "텀블러 외 1건", Money.won(won), PaymentMethod.CARD));
    }

    private Outcome confirm(UUID paymentId, String key, long won) {
        return gateway.confirm(new ConfirmRequest(paymentId, key, Money.won(won)));
    }

    private Paid paid(long won) {
        UUID id = ids.next();
        String key = agree(window(id, won), Money.won(won));
        Outcome outcome = confirm(id, key, won);
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
        return new Paid(id, ((Outcome.Approved) outcome).subject().providerKey(), Money.won(won));
    }

    private Outcome open(UUID paymentId, long won) {
        return gateway.issueAccount(new AccountRequest(
                paymentId,
                ids.next(),
                "텀블러 외 1건",
                Money.won(won),
                null,
                "김하늘",
                clock.instant().plus(Duration.ofDays(3)),
                null));
    }

    private Paid opened(long won) {
        UUID id = ids.next();
        Outcome outcome = open(id, won);
        assertThat(outcome).isInstanceOf(Outcome.DepositAwaited.class);
        return new Paid(id, ((Outcome.DepositAwaited) outcome).subject().providerKey(), Money.won(won));
    }

    private RefundOutcome refund(UUID refundId, Paid paid, long won, RefundAccount account) {
        return gateway.refund(
                new RefundRequest(refundId, paid.id(), paid.providerKey(), Money.won(won), "단순 변심", account));
    }

    private static RefundOutcome refunded(Paid paid, long won) {
        return new RefundOutcome.Refunded(new Subject(paid.id().toString(), paid.providerKey(), Money.won(won)));
    }

    private List<Transaction> today(Predicate<Transaction> which) {
        return gateway.transactions(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Seoul"))).stream()
                .filter(which)
                .toList();
    }

    // ---- through the window ----------------------------------------------------------------------------------------

    @Test
    void theAnswerSaysWhatWasTakenForWhat() {
        UUID id = ids.next();
        String key = agree(window(id, 27_000), Money.won(27_000));

        Outcome outcome = confirm(id, key, 27_000);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Approved.class, approved -> {
            assertThat(approved.subject().reference()).isEqualTo(id.toString());
            assertThat(approved.subject().amount()).isEqualTo(Money.won(27_000));
            assertThat(approved.subject().providerKey()).isNotBlank();
            assertThat(approved.approvedAt()).isBetween(clock.instant().minusSeconds(60), clock.instant());
        });
    }

    @Test
    void aRefusedCardIsADeclineWithWordsForTheBuyer() {
        UUID id = ids.next();
        String key = agreeWithARefusedCard(window(id, 27_000), Money.won(27_000));

        assertThat(confirm(id, key, 27_000)).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.code()).matches("[A-Z_]+");
            assertThat(declined.message()).isNotBlank();
        });
        assertThat(gateway.query(id, null)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndTakesNothingMore() {
        Paid paid = paid(27_000);

        Outcome again = confirm(paid.id(), paid.providerKey(), 27_000);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Outcome.Approved.class,
                        approved -> assertThat(approved.subject()).isEqualTo(paid.subject()));
        assertThat(today(one -> one.reference().equals(paid.id().toString()))).hasSize(1);
    }

    @Test
    void afterwardsItCanBeAskedForByOurIdAndByTheProviders() {
        Paid paid = paid(27_000);

        for (Outcome found : List.of(gateway.query(paid.id(), null), gateway.query(paid.id(), paid.providerKey()))) {
            assertThat(found)
                    .isInstanceOfSatisfying(
                            Outcome.Approved.class,
                            approved -> assertThat(approved.subject()).isEqualTo(paid.subject()));
        }
    }

    // ---- giving back -----------------------------------------------------------------------------------------------

    @Test
    void aPartAndThenTheRest() {
        Paid paid = paid(27_000);

        assertThat(refund(ids.next(), paid, 12_000, null)).isEqualTo(refunded(paid, 12_000));
        assertThat(refund(ids.next(), paid, 15_000, null)).isEqualTo(refunded(paid, 15_000));
    }

    @Test
    void whatHasGoneBackIsKnownToWhoAsks() {
        Paid paid = paid(27_000);
        refund(ids.next(), paid, 12_000, null);

        assertThat(gateway.query(paid.id(), paid.providerKey()))
                .isInstanceOfSatisfying(Outcome.Approved.class, approved -> {
                    assertThat(approved.subject()).isEqualTo(paid.subject());
                    assertThat(approved.givenBack()).isEqualTo(Money.won(12_000));
                });
        refund(ids.next(), paid, 15_000, null);
        assertThat(gateway.query(paid.id(), paid.providerKey())).isInstanceOf(Outcome.NotTaken.class);
    }

    @Test
    void moreThanIsLeftIsRefused() {
        Paid paid = paid(27_000);
        refund(ids.next(), paid, 12_000, null);

        assertThat(refund(ids.next(), paid, 15_001, null)).isInstanceOf(RefundOutcome.Refused.class);
        assertThat(refund(ids.next(), paid, 15_000, null)).isEqualTo(refunded(paid, 15_000));
    }

    @Test
    void theSameKeyGivesTheMoneyBackOnce() {
        Paid paid = paid(27_000);
        UUID refundId = ids.next();

        assertThat(refund(refundId, paid, 12_000, null)).isEqualTo(refunded(paid, 12_000));
        assertThat(refund(refundId, paid, 12_000, null)).isEqualTo(refunded(paid, 12_000));

        assertThat(today(one -> one.reference().equals(paid.id().toString()) && one.kind() == Transaction.Kind.REFUND))
                .hasSize(1);
    }

    // ---- virtual accounts ------------------------------------------------------------------------------------------

    @Test
    void anAccountIsOpenedOnceAndWaits() {
        UUID id = ids.next();

        Outcome first = open(id, 27_000);
        Outcome again = open(id, 27_000);

        assertThat(first).isInstanceOfSatisfying(Outcome.DepositAwaited.class, awaited -> {
            assertThat(awaited.subject().reference()).isEqualTo(id.toString());
            assertThat(awaited.subject().amount()).isEqualTo(Money.won(27_000));
            assertThat(awaited.account().bank()).isNotBlank();
            assertThat(awaited.account().accountNumber()).isNotBlank();
            assertThat(awaited.account().dueAt())
                    .isBetween(
                            clock.instant().plus(Duration.ofDays(3)).minusSeconds(60),
                            clock.instant().plus(Duration.ofDays(3)));
        });
        assertThat(again).isEqualTo(first);
        assertThat(gateway.query(id, null)).isEqualTo(first);
    }

    @Test
    void aDepositIsMoneyTakenAndOneThatIsTakenBackIsNot() {
        Paid account = opened(27_000);

        deposit(account.id());
        assertThat(gateway.query(account.id(), account.providerKey()))
                .isInstanceOfSatisfying(
                        Outcome.Approved.class,
                        approved -> assertThat(approved.subject()).isEqualTo(account.subject()));

        takeBackDeposit(account.id());
        assertThat(gateway.query(account.id(), account.providerKey())).isInstanceOf(Outcome.DepositAwaited.class);

        deposit(account.id());
        assertThat(gateway.query(account.id(), account.providerKey())).isInstanceOf(Outcome.Approved.class);
    }

    @Test
    void anEmptyAccountIsClosedForGood() {
        Paid account = opened(27_000);

        assertThat(gateway.closeAccount(account.id(), account.providerKey(), "주문 취소"))
                .isInstanceOf(Outcome.NotTaken.class);
        assertThat(gateway.query(account.id(), account.providerKey())).isInstanceOf(Outcome.NotTaken.class);
    }

    @Test
    void aDepositThatCameFirstIsNotLostByClosing() {
        Paid account = opened(27_000);
        deposit(account.id());

        assertThat(gateway.closeAccount(account.id(), account.providerKey(), "주문 취소"))
                .isInstanceOfSatisfying(
                        Outcome.Approved.class,
                        approved -> assertThat(approved.subject()).isEqualTo(account.subject()));
    }

    @Test
    void aDepositGoesBackToAnAccountThatSomebodyNamed() {
        Paid account = opened(27_000);
        deposit(account.id());

        assertThat(refund(ids.next(), account, 27_000, null)).isInstanceOf(RefundOutcome.Refused.class);
        assertThat(refund(ids.next(), account, 27_000, ACCOUNT)).isEqualTo(refunded(account, 27_000));
    }

    @Test
    void theBooksOfADaySayWhatMovedAndNothingElse() {
        Paid paid = paid(27_000);
        refund(ids.next(), paid, 12_000, null);
        Paid account = opened(8_000);
        deposit(account.id());
        takeBackDeposit(account.id());
        Paid closed = opened(9_000);
        gateway.closeAccount(closed.id(), closed.providerKey(), "주문 취소");

        List<Transaction> ours = today(one -> List.of(paid, account, closed).stream()
                .anyMatch(payment -> one.reference().equals(payment.id().toString())));

        assertThat(ours)
                .extracting(Transaction::providerKey, Transaction::kind, Transaction::amount)
                .containsExactly(
                        tuple(paid.providerKey(), Transaction.Kind.CAPTURE, Money.won(27_000)),
                        tuple(paid.providerKey(), Transaction.Kind.REFUND, Money.won(12_000)),
                        tuple(account.providerKey(), Transaction.Kind.CAPTURE, Money.won(8_000)),
                        tuple(account.providerKey(), Transaction.Kind.DEPOSIT_TAKEN_BACK, Money.won(8_000)));
        assertThat(ours).extracting(Transaction::transactionKey).doesNotHaveDuplicates();
    }
}
