package shop.jangteo.promotion.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.platform.web.GuestsToo;
import shop.jangteo.platform.web.Texts;
import shop.jangteo.promotion.application.QuoteCart;
import shop.jangteo.promotion.application.QuoteCart.Choice;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable;
import shop.jangteo.promotion.domain.pricing.ShippingTerms;

@RestController
@Tag(name = "quotes", description = "What an order would cost, and why")
class QuoteController {

    /**
     * @param couponIds ids of pieces that the member holds, or of their coupons
     * @param postalCode where it goes; without it, no surcharge is reckoned
     */
    @Schema(name = "QuoteRequest", example = """
        {"items": [{"variantId": "01a1fac6-c5b0-705e-ab65-20ea45ed93d4", "quantity": 2}], "usePoints": 1000, \
        "postalCode": "63000"}\
        """)
    record QuoteRequest(
            @NotEmpty @Size(max = 100) List<@NotNull @Valid QuoteItem> items,
            @Nullable @Size(max = 20) List<@NotNull UUID> couponIds,
            @Nullable Money usePoints,
            @Nullable @Pattern(regexp = "\\d{5}") String postalCode) {}

    /** @param postalCode as in {@link QuoteRequest} */
    @Schema(name = "BestQuoteRequest")
    record BestQuoteRequest(
            @NotEmpty @Size(max = 100) List<@NotNull @Valid QuoteItem> items,
            @Nullable Money usePoints,
            @Nullable @Pattern(regexp = "\\d{5}") String postalCode) {}

    @Schema(name = "QuoteItem")
    record QuoteItem(
            @NotNull UUID variantId,
            @NotNull @Min(1) @Max(99) Integer quantity) {}

    /** @param discount what all coupons together take off this line */
    @Schema(name = "QuoteLine")
    record QuoteLineView(
            UUID variantId,
            UUID productId,
            String name,
            Money unitPrice,
            Quantity quantity,
            Money lineAmount,
            Money discount) {}

    /** @param source COUPON */
    @Schema(name = "QuoteDiscount")
    record QuoteDiscountView(String source, UUID id, String name, Money amount) {}

    /** @param id the piece; absent when it is about points */
    @Schema(name = "QuoteNotApplied")
    record QuoteNotAppliedView(
            @Nullable UUID id, String code, @Nullable String reason, String message) {}

    /**
     * What the fee for delivery is made of.
     *
     * @param baseFee for any order
     * @param freeFrom from this much worth of goods the base fee is waived
     * @param waived whether it is
     * @param zone of the postal code, when it has a surcharge, which is never waived
     * @param minimumOrderAmount what the goods of an order come to at least
     */
    @Schema(name = "QuoteShipping")
    record QuoteShippingView(
            Money baseFee,
            Money freeFrom,
            boolean waived,
            @Nullable String zone,
            Money surcharge,
            Money minimumOrderAmount) {}

    /** total = subtotal − discounts − pointsUsed + shippingFee. */
    @Schema(name = "Quote")
    record QuoteView(
            List<QuoteLineView> lines,
            Money subtotal,
            List<QuoteDiscountView> discounts,
            List<QuoteNotAppliedView> notApplied,
            Money shippingFee,
            QuoteShippingView shipping,
            Money pointsUsed,
            Money total,
            Money pointsEarned) {}

    private final QuoteCart quoteCart;
    private final Texts texts;

    QuoteController(QuoteCart quoteCart, Texts texts) {
        this.quoteCart = quoteCart;
        this.texts = texts;
    }

    @GuestsToo(newcomers = true)
    @PostMapping("/api/quotes")
    @Operation(summary = "What these goods would cost with these coupons and points; takes nothing")
    QuoteView quote(Actor actor, Locale locale, @Valid @RequestBody QuoteRequest request) {
        List<UUID> couponIds = request.couponIds();
        return quote(
                actor,
                locale,
                request.items(),
                new Choice.Named(couponIds == null ? List.of() : couponIds),
                request.usePoints(),
                request.postalCode());
    }

    @PostMapping("/api/quotes/best")
    @Operation(
            summary = "The same with those of the member's coupons that take off most, and why the others don't",
            description =
                    "Coupons come first, as points are the member's own money: where the shop doesn't let points go"
                            + " with coupons, no points are used beside one, and `notApplied` says"
                            + " `POINTS_NOT_COMBINABLE`.")
    QuoteView best(Actor actor, Locale locale, @Valid @RequestBody BestQuoteRequest request) {
        return quote(actor, locale, request.items(), new Choice.Best(), request.usePoints(), request.postalCode());
    }

    private QuoteView quote(
            Actor actor,
            Locale locale,
            List<QuoteItem> items,
            Choice choice,
            @Nullable Money usePoints,
            @Nullable String postalCode) {
        List<QuoteCart.Item> wanted = items.stream()
                .map(item -> new QuoteCart.Item(item.variantId(), Quantity.of(item.quantity())))
                .toList();
        Money points = usePoints == null ? Money.ZERO : usePoints;
        return view(quoteCart.handle(new QuoteCart.Command(actor, wanted, choice, points, postalCode)), locale);
    }

    private QuoteView view(QuoteCart.Result quote, Locale locale) {
        return new QuoteView(
                quote.lines().stream().map(QuoteController::line).toList(),
                quote.subtotal(),
                quote.discounts().stream()
                        .map(discount -> new QuoteDiscountView(
                                "COUPON", discount.issuedId().value(), discount.name(), discount.amount()))
                        .toList(),
                quote.notApplied().stream()
                        .map(refused -> notApplied(refused, locale))
                        .toList(),
                quote.shipping().fee().total(),
                shipping(quote),
                quote.pointsUsed(),
                quote.total(),
                quote.pointsEarned());
    }

    private static QuoteShippingView shipping(QuoteCart.Result quote) {
        ShippingTerms terms = quote.shipping().terms();
        ShippingTerms.Fee fee = quote.shipping().fee();
        return new QuoteShippingView(
                terms.baseFee(),
                terms.freeFrom(),
                fee.base().isLessThan(terms.baseFee()),
                terms.zone() == null ? null : terms.zone().name(),
                fee.surcharge(),
                terms.minimumOrderAmount());
    }

    private static QuoteLineView line(QuoteCart.Line line) {
        return new QuoteLineView(
                line.offer().variantId(),
                line.offer().productId(),
                line.offer().productName(),
                line.offer().unitPrice(),
                line.quantity(),
                line.amount(),
                line.discount());
    }

    private QuoteNotAppliedView notApplied(QuoteCart.NotApplied refused, Locale locale) {
        PromotionRuleBroken why = refused.why();
        String reason =
                why instanceof CouponNotApplicable coupon ? coupon.reason().name() : null;
        String key = reason == null ? "problem." + why.code() + ".detail" : "coupon.reason." + reason;
        return new QuoteNotAppliedView(
                refused.issuedId(),
                why.code(),
                reason,
                Objects.requireNonNullElse(texts.find(key, locale, why.details()), why.code()));
    }
}
