package shop.jangteo.ordering.adapter.in.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.adapter.in.web.CancellationView.Coupon;
import shop.jangteo.ordering.adapter.in.web.CancellationView.Fee;
import shop.jangteo.ordering.adapter.in.web.CancellationView.Item;
import shop.jangteo.ordering.adapter.in.web.CancellationView.Reason;
import shop.jangteo.ordering.adapter.in.web.CancellationView.Remaining;
import shop.jangteo.ordering.domain.order.AppliedDiscount;
import shop.jangteo.ordering.domain.order.CancellationPlan;
import shop.jangteo.platform.web.Texts;

/** Puts plans of cancellations into words. */
@Component
class CancellationPreviews {

    private static final String FEE_WITHHELD = "SHIPPING_FEE_WITHHELD";
    private static final String FEE_BACK = "SHIPPING_FEE_BACK";

    private final Texts texts;

    CancellationPreviews(Texts texts) {
        this.texts = texts;
    }

    CancellationView view(CancellationPlan plan, Locale locale) {
        List<Reason> reasons = reasons(plan, locale);
        return new CancellationView(
                plan.units().stream()
                        .map(units -> new Item(
                                units.line().id(), units.quantity(), units.amount(), units.discount(), units.points()))
                        .toList(),
                plan.goods(),
                plan.discountTakenBack(),
                plan.pointsBack(),
                plan.couponsBack().stream()
                        .map(coupon -> new Coupon(coupon.sourceId(), coupon.name()))
                        .toList(),
                new Fee(
                        plan.shippingFeeBefore(),
                        plan.shippingFeeAfter(),
                        reasons.stream()
                                .filter(reason -> reason.code().equals(FEE_WITHHELD)
                                        || reason.code().equals(FEE_BACK))
                                .map(Reason::message)
                                .findFirst()
                                .orElse(null)),
                plan.refund(),
                plan.alreadyRefunded(),
                new Remaining(
                        plan.totalLeft(),
                        plan.discountLeft(),
                        plan.pointsLeft(),
                        plan.shippingFeeAfter(),
                        plan.finalLeft()),
                reasons);
    }

    private List<Reason> reasons(CancellationPlan plan, Locale locale) {
        List<Reason> reasons = new ArrayList<>();
        addUnlessZero(reasons, "DISCOUNT_TAKEN_BACK", plan.discountTakenBack(), plan, locale);
        addUnlessZero(reasons, "POINTS_BACK", plan.pointsBack(), plan, locale);
        if (!plan.couponsBack().isEmpty()) {
            reasons.add(reason("COUPON_BACK", Money.ZERO, plan, locale));
        }
        if (plan.discountsLeft().stream().anyMatch(AppliedDiscount::isCoupon)) {
            reasons.add(reason("COUPON_STAYS", Money.ZERO, plan, locale));
        }
        addUnlessZero(reasons, FEE_WITHHELD, plan.shippingWithheld(), plan, locale);
        addUnlessZero(reasons, FEE_BACK, plan.shippingFeeBefore().minusOrZero(plan.shippingFeeAfter()), plan, locale);
        addUnlessZero(reasons, "ALREADY_REFUNDED", plan.alreadyRefunded(), plan, locale);
        return reasons;
    }

    private void addUnlessZero(List<Reason> reasons, String code, Money amount, CancellationPlan plan, Locale locale) {
        if (!amount.isZero()) {
            reasons.add(reason(code, amount, plan, locale));
        }
    }

    private Reason reason(String code, Money amount, CancellationPlan plan, Locale locale) {
        Map<String, Object> arguments = Map.of(
                "amount",
                amount.won(),
                "freeFrom",
                plan.shippingTerms().freeFrom().won(),
                "coupons",
                plan.couponsBack().stream().map(AppliedDiscount::name).toList());
        return new Reason(
                code, Objects.requireNonNullElse(texts.find("cancellation." + code, locale, arguments), code));
    }
}
