package shop.jangteo.promotion.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.RequestKeys;
import shop.jangteo.promotion.adapter.query.CouponQueries;
import shop.jangteo.promotion.adapter.query.CouponView;
import shop.jangteo.promotion.adapter.query.IssuedCouponView;
import shop.jangteo.promotion.adapter.query.WalletCouponView;
import shop.jangteo.promotion.application.ChangeCoupon;
import shop.jangteo.promotion.application.CreateCoupon;
import shop.jangteo.promotion.application.IssueCoupon;
import shop.jangteo.promotion.application.UseCoupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;

@RestController
@Tag(name = "coupons", description = "Coupons: offering, asking for one, using it")
class CouponController {

    /** The order to put the coupon on. */
    @Schema(name = "UseCoupon")
    record UseCouponRequest(@NotNull UUID orderId) {}

    /** What the member has been told to type. */
    @Schema(name = "CouponCode", example = """
        {"code": "SPRING-2026"}\
        """)
    record CouponCodeRequest(@NotBlank @Size(max = 60) String code) {}

    private static final String NATURAL_KEY = "Without an `Idempotency-Key` a repetition is told by the coupon's limit"
            + " per member: whoever has all gets 409 `COUPON_ALREADY_ISSUED`.";

    private final CreateCoupon createCoupon;
    private final ChangeCoupon changeCoupon;
    private final IssueCoupon issueCoupon;
    private final UseCoupon useCoupon;
    private final CouponLimits limits;
    private final RequestKeys requestKeys;
    private final CouponQueries queries;

    CouponController(
            CreateCoupon createCoupon,
            ChangeCoupon changeCoupon,
            IssueCoupon issueCoupon,
            UseCoupon useCoupon,
            CouponLimits limits,
            RequestKeys requestKeys,
            CouponQueries queries) {
        this.createCoupon = createCoupon;
        this.changeCoupon = changeCoupon;
        this.issueCoupon = issueCoupon;
        this.useCoupon = useCoupon;
        this.limits = limits;
        this.requestKeys = requestKeys;
        this.queries = queries;
    }

    @PostMapping("/api/coupons")
    @Allowed(Role.MASTER_ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Offer a new coupon")
    ResponseEntity<CouponView> create(
            Actor actor, @Nullable IdempotencyKey key, @Valid @RequestBody CreateCouponRequest request) {
        CouponId id =
                createCoupon.handle(new CreateCoupon.Command(actor, request.terms(), requestKeys.ifAny(key, request)));
        return ResponseEntity.created(URI.create("/api/coupons/" + id.value())).body(queries.coupon(actor, id.value()));
    }

    @GetMapping("/api/coupons")
    @Operation(summary = "Coupons that can be asked for now; for operators all")
    Page<CouponView> list(Actor actor, Paging paging) {
        return queries.coupons(actor, paging);
    }

    @GetMapping("/api/coupons/{couponId}")
    @Operation(summary = "A coupon as it is offered")
    CouponView get(Actor actor, @PathVariable("couponId") UUID couponId) {
        return queries.coupon(actor, couponId);
    }

    @PatchMapping("/api/coupons/{couponId}")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "Word a coupon anew: name, period, quantity, audience; issued pieces stay as they are")
    CouponView change(
            Actor actor, @PathVariable("couponId") UUID couponId, @Valid @RequestBody ChangeCouponRequest request) {
        changeCoupon.handle(
                new ChangeCoupon.Command(actor, new CouponId(couponId), request.version(), request.change()));
        return queries.coupon(actor, couponId);
    }

    @PostMapping("/api/coupons/{couponId}/pause")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "Stop a coupon: nobody gets or uses a piece until it is resumed")
    CouponView pause(Actor actor, @PathVariable("couponId") UUID couponId) {
        changeCoupon.pause(actor, new CouponId(couponId));
        return queries.coupon(actor, couponId);
    }

    @PostMapping("/api/coupons/{couponId}/resume")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "Let a stopped coupon go on")
    CouponView resume(Actor actor, @PathVariable("couponId") UUID couponId) {
        changeCoupon.resume(actor, new CouponId(couponId));
        return queries.coupon(actor, couponId);
    }

    @PostMapping("/api/coupons/{couponId}/issue")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask for a piece of a coupon",
            description = NATURAL_KEY + " Without pieces left it is `COUPON_SOLD_OUT`.")
    ResponseEntity<IssuedCouponView> issue(
            Actor actor, @Nullable IdempotencyKey key, @PathVariable("couponId") UUID couponId) {
        limits.ask(actor);
        return issued(actor, new IssueCoupon.Wanted.Seen(new CouponId(couponId)), requestKeys.ifAny(key, couponId));
    }

    @PostMapping("/api/coupons/issue")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask for a piece of the coupon with a code",
            description =
                    NATURAL_KEY + " Tries are counted, by member and by address: `TOO_MANY_REQUESTS` (`retryAfter`).")
    ResponseEntity<IssuedCouponView> issueByCode(
            Actor actor,
            @Nullable IdempotencyKey key,
            @Valid @RequestBody CouponCodeRequest request,
            HttpServletRequest http) {
        limits.tryCode(actor, http.getRemoteAddr());
        return issued(actor, new IssueCoupon.Wanted.Told(request.code()), requestKeys.ifAny(key, request));
    }

    private ResponseEntity<IssuedCouponView> issued(Actor actor, IssueCoupon.Wanted wanted, @Nullable RequestKey key) {
        IssuedCouponId id = issueCoupon.handle(new IssueCoupon.Command(actor, wanted, key));
        return ResponseEntity.created(URI.create("/api/users/me/coupons"))
                .body(queries.issued(actor.memberId(), id.value()));
    }

    @PostMapping("/api/coupons/{couponId}/use")
    @Operation(
            summary = "Put a coupon on an order that isn't paid yet; the id is the piece's or the coupon's",
            description = "A piece is on an order or isn't: a repetition changes nothing.")
    IssuedCouponView use(
            Actor actor, @PathVariable("couponId") UUID couponId, @Valid @RequestBody UseCouponRequest request) {
        IssuedCouponId id = useCoupon.handle(new UseCoupon.Command(actor, couponId, request.orderId()));
        return queries.issued(actor.memberId(), id.value());
    }

    @GetMapping("/api/users/{userId}/coupons")
    @Operation(summary = "A member's coupons; without a status all that haven't expired")
    Page<WalletCouponView> wallet(
            Actor actor,
            @PathVariable("userId") MemberRef user,
            @RequestParam(name = "status", required = false) IssuedCoupon.@Nullable Status status,
            Paging paging) {
        return queries.wallet(user.resolve(actor), status, paging);
    }
}
