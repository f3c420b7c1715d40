package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;

/**
 * What is asked back of one payment, and how far it has gone back: never more than the payment's amount.
 *
 * @param of all that may be asked back
 */
record Refunds(Money of, List<Refund> all) {

    Refunds {
        all = List.copyOf(all);
    }

    /** All that was asked back, done or not; not what was withdrawn. */
    Money requested() {
        return sum(refund -> !refund.isWithdrawn());
    }

    /** All that has gone back. */
    Money done() {
        return sum(Refund::isDone);
    }

    /** What can still be asked back. */
    Money left() {
        return of.minus(requested());
    }

    private Money sum(Predicate<Refund> which) {
        return Money.sum(filter(which).stream().map(Refund::amount).toList());
    }

    /** What a payment is of which so much has gone back. */
    PaymentStatus held() {
        Money back = done();
        if (back.isZero()) {
            return PaymentStatus.SUCCESS;
        }
        return back.equals(of) ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    }

    /** @throws NotFound when it is not one of these */
    Refund get(UUID refundId) {
        return all.stream()
                .filter(refund -> refund.id().equals(refundId))
                .findFirst()
                .orElseThrow(() -> new NotFound("refund"));
    }

    /** @throws shop.jangteo.kernel.RequestKeyReused when something else was asked for with the key */
    Optional<Refund> askedForWith(@Nullable RequestKey requestKey) {
        return all.stream()
                .filter(refund -> requestKey != null && refund.isAskedForWith(requestKey))
                .findFirst();
    }

    List<Refund> filter(Predicate<Refund> which) {
        return all.stream().filter(which).toList();
    }

    /**
     * What somebody may ask for: a buyer all that is left, an operator any part of it.
     *
     * @param amount absent: all that is left
     */
    Money wanted(@Nullable Money amount, Actor by) {
        Money left = left();
        if (left.isZero()) {
            throw new PaymentRuleBroken.AlreadyRefunded();
        }
        Money wanted = amount == null ? left : amount;
        if (wanted.isZero() || wanted.isMoreThan(left)) {
            throw new InvalidField("amount", "NOT_REFUNDABLE_AMOUNT");
        }
        if (!by.isOperator() && !wanted.equals(left)) {
            throw new Forbidden();
        }
        return wanted;
    }

    /** With another one, or with one of them as it is now. */
    Refunds with(Refund now) {
        return all.stream().anyMatch(refund -> refund.id().equals(now.id()))
                ? changed(refund -> refund.id().equals(now.id()), _ -> now)
                : new Refunds(of, Stream.concat(all.stream(), Stream.of(now)).toList());
    }

    Refunds triedInVain(UUID refundId, RefundStatus after, String problem, Backoff tries, Instant now) {
        Refund tried = get(refundId);
        return tried.isOpen() ? with(tried.triedInVain(after, problem, tries, now)) : this;
    }

    /** Those that the provider hasn't made: there is nothing that they could be made from. */
    Refunds withdrawn() {
        return changed(Refund::isOpen, Refund::withdrawn);
    }

    /** What stood in the way of those that were not made is out of it. */
    Refunds dueAt(Instant now) {
        return changed(Refund::isOpen, refund -> refund.dueAt(now));
    }

    private Refunds changed(Predicate<Refund> which, UnaryOperator<Refund> change) {
        return new Refunds(
                of,
                all.stream()
                        .map(refund -> which.test(refund) ? change.apply(refund) : refund)
                        .toList());
    }
}
