package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.CASH_RECEIPTS;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;
import static shop.jangteo.payment.adapter.jooq.Tables.REFUNDS;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.payment.adapter.jooq.tables.records.PaymentsRecord;
import shop.jangteo.payment.adapter.jooq.tables.records.RefundsRecord;
import shop.jangteo.payment.domain.Attempt;
import shop.jangteo.payment.domain.Capture;
import shop.jangteo.payment.domain.Check;
import shop.jangteo.payment.domain.Failure;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentEvents;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentRuleBroken.PaymentInProgress;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.Purpose;
import shop.jangteo.payment.domain.Refund;
import shop.jangteo.payment.domain.RefundAccount;
import shop.jangteo.payment.domain.RefundCause;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.payment.domain.Taking;
import shop.jangteo.payment.domain.VirtualAccount;
import shop.jangteo.payment.domain.Window;
import shop.jangteo.platform.crypto.PersonalData;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The translation between {@link Payment} and its two tables. */
@Repository
class JooqPayments implements Payments {

    private static final int LONGEST_TEXT = 500;

    private static final TypeReference<Map<String, Object>> CHECKOUT = new TypeReference<>() {};

    private final DSLContext db;
    private final PaymentEvents events;
    private final PersonalData personalData;
    private final JsonMapper json;
    private final Clock clock;

    JooqPayments(DSLContext db, PaymentEvents events, PersonalData personalData, JsonMapper json, Clock clock) {
        this.db = db;
        this.events = events;
        this.personalData = personalData;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Payment get(UUID paymentId) {
        return find(paymentId).orElseThrow(() -> new NotFound("payment"));
    }

    @Override
    public Optional<Payment> find(UUID paymentId) {
        return find(PAYMENTS.ID.eq(paymentId));
    }

    @Override
    public Optional<Payment> standingFor(UUID orderId) {
        return find(PAYMENTS.ACTIVE_ORDER_ID.eq(orderId));
    }

    @Override
    public Optional<Payment> latestFor(UUID orderId) {
        return db.selectFrom(PAYMENTS)
                .where(PAYMENTS.ORDER_ID.eq(orderId))
                .orderBy(PAYMENTS.STARTED_AT.desc(), PAYMENTS.ID.desc())
                .limit(1)
                .fetchOptional(this::payment);
    }

    @Override
    public Payment ofRefund(UUID refundId) {
        return db.select(REFUNDS.PAYMENT_ID)
                .from(REFUNDS)
                .where(REFUNDS.ID.eq(refundId))
                .fetchOptional(REFUNDS.PAYMENT_ID)
                .flatMap(this::find)
                .orElseThrow(() -> new NotFound("refund"));
    }

    @Override
    public long nextQuestion(UUID paymentId) {
        db.update(PAYMENTS)
                .set(PAYMENTS.QUESTIONS, PAYMENTS.QUESTIONS.plus(1))
                .where(PAYMENTS.ID.eq(paymentId))
                .execute();
        return db.select(PAYMENTS.QUESTIONS)
                .from(PAYMENTS)
                .where(PAYMENTS.ID.eq(paymentId))
                .fetchSingle(PAYMENTS.QUESTIONS);
    }

    @Override
    public void add(Payment payment) {
        Attempt attempt = payment.attempt();
        try {
            db.insertInto(PAYMENTS)
                    .set(PAYMENTS.ID, attempt.id())
                    .set(PAYMENTS.ORDER_ID, attempt.orderId())
                    .set(PAYMENTS.PURPOSE, attempt.purpose().name())
                    .set(PAYMENTS.BUYER_ID, attempt.buyerId())
                    .set(PAYMENTS.AMOUNT, attempt.amount().won())
                    .set(PAYMENTS.METHOD, attempt.method().name())
                    .set(PAYMENTS.REQUEST_KEY, value(attempt.requestKey()))
                    .set(PAYMENTS.REQUEST_CONTENT, content(attempt.requestKey()))
                    .set(PAYMENTS.STARTED_AT, attempt.startedAt())
                    .set(state(payment))
                    .set(PAYMENTS.VERSION, payment.version())
                    .execute();
        } catch (DuplicateKeyException e) {
            throw new PaymentInProgress();
        }
    }

    /** Publishes first: whoever joins locks the order's row, and the order's row is locked before the payment's everywhere. */
    @Override
    public void save(Payment payment) {
        if (!payment.isChanged()) {
            // Whoever learns a known fact must not make others lose a race for it.
            return;
        }
        events.publish(payment.takeEvents());
        int updated = db.update(PAYMENTS)
                .set(state(payment))
                .set(PAYMENTS.VERSION, payment.version() + 1)
                .where(PAYMENTS.ID.eq(payment.id()), PAYMENTS.VERSION.eq(payment.version()))
                .execute();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("payment " + payment.id());
        }
        save(payment.id(), payment.refunds());
        wakeReceipt(payment);
    }

    /** What its receipt is to state follows from the payment, so the receipt's row changes whenever that does. */
    private void wakeReceipt(Payment payment) {
        if (payment.attempt().method().isCash()) {
            db.update(CASH_RECEIPTS)
                    .set(CASH_RECEIPTS.NEXT_TRY_AT, clock.instant())
                    .where(CASH_RECEIPTS.PAYMENT_ID.eq(payment.id()))
                    .execute();
        }
    }

    private PaymentsRecord state(Payment payment) {
        Failure failure = payment.failure();
        Capture capture = payment.capture();
        Window window = payment.window();
        VirtualAccount account = payment.account();
        RefundAccount refundAccount = payment.refundAccount();
        Check check = payment.check();
        var row = new PaymentsRecord();
        row.set(PAYMENTS.STATUS, payment.status().name());
        row.set(PAYMENTS.FAILURE_CODE, failure == null ? null : failure.code());
        row.set(PAYMENTS.FAILURE_MESSAGE, failure == null ? null : cut(failure.message()));
        row.set(PAYMENTS.PROVIDER_KEY, payment.providerKey());
        row.set(PAYMENTS.CHECKOUT, window == null ? null : json.writeValueAsString(window.checkout()));
        row.set(PAYMENTS.ACCOUNT_BANK, account == null ? null : account.bank());
        row.set(PAYMENTS.ACCOUNT_NUMBER, account == null ? null : account.accountNumber());
        row.set(
                PAYMENTS.ACCOUNT_HOLDER,
                account == null || account.holder() == null ? null : personalData.seal(account.holder()));
        row.set(PAYMENTS.ACCOUNT_DUE_AT, account == null ? null : account.dueAt());
        row.set(PAYMENTS.ACCOUNT_LEFT_AT, account == null ? null : account.leftAt());
        row.set(
                PAYMENTS.REFUND_ACCOUNT,
                refundAccount == null ? null : personalData.seal(json.writeValueAsString(refundAccount)));
        row.set(PAYMENTS.RECEIPT_URL, capture == null ? null : capture.receiptUrl());
        row.set(PAYMENTS.CAPTURED_AT, capture == null ? null : capture.at());
        row.set(PAYMENTS.NEXT_CHECK_AT, check == null ? null : check.at());
        row.set(PAYMENTS.CHECKS, check == null ? 0 : check.asked());
        row.set(PAYMENTS.REFUND_REQUESTED_AMOUNT, payment.refundRequested().won());
        row.set(PAYMENTS.REFUNDED_AMOUNT, payment.refunded().won());
        row.set(PAYMENTS.CHANGED_AT, clock.instant());
        return row;
    }

    private void save(UUID paymentId, List<Refund> refunds) {
        if (refunds.isEmpty()) {
            return;
        }
        Set<UUID> stored = db.select(REFUNDS.ID)
                .from(REFUNDS)
                .where(REFUNDS.PAYMENT_ID.eq(paymentId))
                .fetchSet(REFUNDS.ID);
        for (Refund refund : refunds) {
            if (stored.contains(refund.id())) {
                db.update(REFUNDS)
                        .set(state(refund))
                        .where(REFUNDS.ID.eq(refund.id()))
                        .execute();
            } else {
                db.insertInto(REFUNDS)
                        .set(REFUNDS.ID, refund.id())
                        .set(REFUNDS.PAYMENT_ID, paymentId)
                        .set(REFUNDS.AMOUNT, refund.amount().won())
                        .set(REFUNDS.REASON, refund.reason())
                        .set(REFUNDS.REQUESTED_BY, refund.requestedBy())
                        .set(REFUNDS.REQUEST_KEY, value(refund.requestKey()))
                        .set(REFUNDS.REQUEST_CONTENT, content(refund.requestKey()))
                        .set(state(refund))
                        .execute();
            }
        }
    }

    private static RefundsRecord state(Refund refund) {
        var row = new RefundsRecord();
        row.set(REFUNDS.CAUSE, refund.cause().name());
        row.set(REFUNDS.REQUESTED_AT, refund.requestedAt());
        row.set(REFUNDS.STATUS, refund.status().name());
        row.set(REFUNDS.ATTEMPTS, refund.attempts());
        row.set(REFUNDS.NEXT_ATTEMPT_AT, refund.nextAttemptAt());
        row.set(REFUNDS.LAST_PROBLEM, refund.lastProblem() == null ? null : cut(refund.lastProblem()));
        row.set(REFUNDS.DONE_AT, refund.doneAt());
        return row;
    }

    private static @Nullable String value(@Nullable RequestKey key) {
        return key == null ? null : key.value();
    }

    private static @Nullable String content(@Nullable RequestKey key) {
        return key == null || key.content().isEmpty() ? null : key.content();
    }

    private static @Nullable RequestKey requestKey(@Nullable String value, @Nullable String content) {
        return value == null ? null : new RequestKey(value, content == null ? "" : content);
    }

    /** What a provider writes may be of any length. */
    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    @Override
    public List<UUID> dueForCheck(Instant now, int limit) {
        return db.select(PAYMENTS.ID)
                .from(PAYMENTS)
                .where(PAYMENTS.NEXT_CHECK_AT.le(now))
                .orderBy(PAYMENTS.NEXT_CHECK_AT)
                .limit(limit)
                .fetch(PAYMENTS.ID);
    }

    @Override
    public List<DueRefund> refundsDue(Instant now, int limit) {
        return db.select(REFUNDS.PAYMENT_ID, REFUNDS.ID)
                .from(REFUNDS)
                .where(REFUNDS.NEXT_ATTEMPT_AT.le(now))
                .orderBy(REFUNDS.NEXT_ATTEMPT_AT)
                .limit(limit)
                .fetch(row -> new DueRefund(row.value1(), row.value2()));
    }

    private Optional<Payment> find(Condition condition) {
        return db.selectFrom(PAYMENTS).where(condition).fetchOptional(this::payment);
    }

    private Payment payment(PaymentsRecord row) {
        return Payment.restore(
                new Attempt(
                        row.getId(),
                        row.getOrderId(),
                        Purpose.valueOf(row.getPurpose()),
                        row.getBuyerId(),
                        Money.won(row.getAmount()),
                        PaymentMethod.valueOf(row.getMethod()),
                        requestKey(row.getRequestKey(), row.getRequestContent()),
                        row.getStartedAt()),
                new Payment.State(
                        new Taking(
                                PaymentStatus.valueOf(row.getStatus()),
                                row.getProviderKey(),
                                window(row),
                                account(row),
                                failure(row),
                                capture(row),
                                check(row)),
                        refunds(row.getId()),
                        refundAccount(row),
                        row.getQuestions(),
                        row.getVersion()));
    }

    /** An open window ends when nothing else is due before: its end is the attempt's next check. */
    private @Nullable Window window(PaymentsRecord row) {
        return row.getCheckout() == null
                ? null
                : new Window(json.readValue(row.getCheckout(), CHECKOUT), row.getNextCheckAt());
    }

    private @Nullable VirtualAccount account(PaymentsRecord row) {
        String holder = row.getAccountHolder();
        return row.getAccountNumber() == null
                ? null
                : new VirtualAccount(
                        row.getAccountBank(),
                        row.getAccountNumber(),
                        holder == null ? null : personalData.open(holder),
                        row.getAccountDueAt(),
                        row.getAccountLeftAt());
    }

    private @Nullable RefundAccount refundAccount(PaymentsRecord row) {
        return row.getRefundAccount() == null
                ? null
                : json.readValue(personalData.open(row.getRefundAccount()), RefundAccount.class);
    }

    private static @Nullable Failure failure(PaymentsRecord row) {
        return row.getFailureCode() == null ? null : new Failure(row.getFailureCode(), row.getFailureMessage());
    }

    private static @Nullable Capture capture(PaymentsRecord row) {
        return row.getCapturedAt() == null
                ? null
                : new Capture(row.getProviderKey(), row.getCapturedAt(), row.getReceiptUrl());
    }

    private static @Nullable Check check(PaymentsRecord row) {
        return row.getNextCheckAt() == null ? null : new Check(row.getNextCheckAt(), row.getChecks());
    }

    private List<Refund> refunds(UUID paymentId) {
        return db.selectFrom(REFUNDS)
                .where(REFUNDS.PAYMENT_ID.eq(paymentId))
                .orderBy(REFUNDS.REQUESTED_AT, REFUNDS.ID)
                .fetch(JooqPayments::refund);
    }

    private static Refund refund(RefundsRecord row) {
        return new Refund(
                row.getId(),
                Money.won(row.getAmount()),
                RefundCause.valueOf(row.getCause()),
                row.getReason(),
                row.getRequestedBy(),
                requestKey(row.getRequestKey(), row.getRequestContent()),
                row.getRequestedAt(),
                RefundStatus.valueOf(row.getStatus()),
                row.getAttempts(),
                row.getNextAttemptAt(),
                row.getLastProblem(),
                row.getDoneAt());
    }
}
