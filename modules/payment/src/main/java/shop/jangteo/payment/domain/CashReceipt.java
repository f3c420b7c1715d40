package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;

/**
 * The receipt that a buyer gets, for the tax office, for money that is on no card statement. It is to state what the shop
 * keeps of the payment: nothing before the money is there, less after each refund. What it states is brought there by
 * errands to the provider, one after the other; each is stored before it is run and repeated under its key until it has an
 * outcome.
 */
public final class CashReceipt {

    /** What the buyer wants it for; the names are part of the API. */
    public enum Use {
        INCOME_DEDUCTION,
        PROOF_OF_EXPENDITURE
    }

    /**
     * Whose it is.
     *
     * @param number digits: a telephone or card number, or that of a business
     */
    public record Holder(Use use, String number) {

        private static final Pattern PERSON = Pattern.compile("01[016789]\\d{7,8}|\\d{16,19}");
        private static final Pattern BUSINESS = Pattern.compile("\\d{10}");

        /**
         * @param number may have hyphens and blanks
         * @throws InvalidField when it is no number of that sort, or nobody gets a receipt for this method
         */
        public static Holder of(PaymentMethod method, Use use, String number) {
            if (!method.isCash()) {
                throw new InvalidField("cashReceipt", "NOT_A_CASH_PAYMENT");
            }
            String digits = number.replaceAll("[- ]", "");
            Pattern form = use == Use.PROOF_OF_EXPENDITURE ? BUSINESS : PERSON;
            if (!form.matcher(digits).matches()) {
                throw new InvalidField("cashReceipt.number", "RECEIPT_NUMBER");
            }
            return new Holder(use, digits);
        }

        /** Nothing of it gets into a log. */
        @Override
        public String toString() {
            return "Holder[" + use + "]";
        }
    }

    /** What the provider is asked to do; {@code key} makes repetitions harmless. */
    public sealed interface Errand {

        String key();

        record Issue(String key, UUID paymentId, Money amount, Holder holder) implements Errand {}

        record Reduce(String key, String providerKey, Money by) implements Errand {}
    }

    private final UUID paymentId;
    private final Holder holder;
    private Money stated;
    private @Nullable Money asked;
    private int round;
    private @Nullable String providerKey;
    private @Nullable String url;
    private int failures;
    private @Nullable Instant nextTryAt;
    private @Nullable String problem;

    private CashReceipt(
            UUID paymentId,
            Holder holder,
            Money stated,
            @Nullable Money asked,
            int round,
            @Nullable String providerKey,
            @Nullable String url,
            int failures,
            @Nullable Instant nextTryAt,
            @Nullable String problem) {
        this.paymentId = paymentId;
        this.holder = holder;
        this.stated = stated;
        this.asked = asked;
        this.round = round;
        this.providerKey = providerKey;
        this.url = url;
        this.failures = failures;
        this.nextTryAt = nextTryAt;
        this.problem = problem;
    }

    public static CashReceipt request(UUID paymentId, Holder holder, Instant now) {
        return new CashReceipt(paymentId, holder, Money.ZERO, null, 0, null, null, 0, now, null);
    }

    /** A stored receipt. */
    public static CashReceipt restore(
            UUID paymentId,
            Holder holder,
            Money stated,
            @Nullable Money asked,
            int round,
            @Nullable String providerKey,
            @Nullable String url,
            int failures,
            @Nullable Instant nextTryAt,
            @Nullable String problem) {
        return new CashReceipt(paymentId, holder, stated, asked, round, providerKey, url, failures, nextTryAt, problem);
    }

    /**
     * What is to be done next; nothing when the receipt states what is kept.
     *
     * @param kept what the shop has of the payment by now
     */
    public Optional<Errand> next(Money kept) {
        if (asked == null) {
            // A receipt can't be raised: it is given up, and another one issued.
            Money target = kept.isMoreThan(stated) && !stated.isZero() ? Money.ZERO : kept;
            if (target.equals(stated)) {
                nextTryAt = null;
                return Optional.empty();
            }
            asked = target;
        }
        return Optional.of(
                asked.isMoreThan(stated)
                        ? new Errand.Issue(key(), paymentId, asked, holder)
                        : new Errand.Reduce(key(), Objects.requireNonNull(providerKey), stated.minus(asked)));
    }

    /** Nothing has to be kept of it: no money came and none will. */
    public boolean isPointless() {
        return stated.isZero() && asked == null;
    }

    /** Does nothing when the errand has got its outcome before. */
    public void done(String key, String newProviderKey, @Nullable String newUrl, Instant now) {
        if (asked == null || !key.equals(key())) {
            return;
        }
        stated = asked;
        providerKey = newProviderKey;
        url = newUrl == null ? url : newUrl;
        failures = 0;
        problem = null;
        finish(now);
    }

    /** The next try is another errand: a refused one would only be refused again. */
    public void refused(String key, String why, Backoff tries, Instant now) {
        if (asked != null && key.equals(key())) {
            failures++;
            problem = why;
            finish(tries.next(failures, now));
        }
    }

    /** The same errand has to be run again. */
    public void unclear(String key, String why, Backoff tries, Instant now) {
        if (asked != null && key.equals(key())) {
            failures++;
            problem = why;
            nextTryAt = tries.next(failures, now);
        }
    }

    private void finish(Instant next) {
        asked = null;
        round++;
        nextTryAt = next;
    }

    private String key() {
        return "receipt:" + paymentId + ":" + round;
    }

    public UUID paymentId() {
        return paymentId;
    }

    public Holder holder() {
        return holder;
    }

    public Money stated() {
        return stated;
    }

    public @Nullable Money asked() {
        return asked;
    }

    public int round() {
        return round;
    }

    public @Nullable String providerKey() {
        return providerKey;
    }

    public @Nullable String url() {
        return url;
    }

    public int failures() {
        return failures;
    }

    public @Nullable Instant nextTryAt() {
        return nextTryAt;
    }

    public @Nullable String problem() {
        return problem;
    }
}
