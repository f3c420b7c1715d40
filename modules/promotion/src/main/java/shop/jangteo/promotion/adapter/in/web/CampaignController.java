package shop.jangteo.promotion.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.RequestKeys;
import shop.jangteo.promotion.adapter.query.CampaignQueries;
import shop.jangteo.promotion.adapter.query.CampaignView;
import shop.jangteo.promotion.application.DirectCampaign;
import shop.jangteo.promotion.application.DirectCampaign.Direction;
import shop.jangteo.promotion.application.StartCampaign;
import shop.jangteo.promotion.domain.campaign.CampaignId;
import shop.jangteo.promotion.domain.coupon.CouponId;

@RestController
@RequestMapping("/api/coupons/{couponId}/campaigns")
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "coupon campaigns", description = "Giving a coupon to all whom it is for, in the background")
class CampaignController {

    private final StartCampaign startCampaign;
    private final DirectCampaign directCampaign;
    private final RequestKeys requestKeys;
    private final CampaignQueries queries;

    CampaignController(
            StartCampaign startCampaign,
            DirectCampaign directCampaign,
            RequestKeys requestKeys,
            CampaignQueries queries) {
        this.startCampaign = startCampaign;
        this.directCampaign = directCampaign;
        this.requestKeys = requestKeys;
        this.queries = queries;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Give the coupon to all whom it is for; the location tells how far that has come",
            description = "A member has as many pieces as the coupon allows: another campaign gives nobody more.")
    ResponseEntity<CampaignView> start(
            Actor actor, @Nullable IdempotencyKey key, @PathVariable("couponId") UUID couponId) {
        CampaignId id = startCampaign.handle(
                new StartCampaign.Command(actor, new CouponId(couponId), requestKeys.ifAny(key, couponId)));
        return ResponseEntity.accepted()
                .location(URI.create("/api/coupons/" + couponId + "/campaigns/" + id.value()))
                .body(queries.campaign(couponId, id.value()));
    }

    @GetMapping
    @Operation(summary = "The campaigns of a coupon, newest first")
    Page<CampaignView> list(@PathVariable("couponId") UUID couponId, Paging paging) {
        return queries.campaigns(couponId, paging);
    }

    @GetMapping("/{campaignId}")
    @Operation(summary = "How far a campaign has come")
    CampaignView get(@PathVariable("couponId") UUID couponId, @PathVariable("campaignId") UUID campaignId) {
        return queries.campaign(couponId, campaignId);
    }

    @PostMapping("/{campaignId}/pause")
    @Operation(summary = "Stop a campaign for the time being")
    CampaignView pause(
            Actor actor, @PathVariable("couponId") UUID couponId, @PathVariable("campaignId") UUID campaignId) {
        return direct(actor, couponId, campaignId, Direction.PAUSE);
    }

    @PostMapping("/{campaignId}/resume")
    @Operation(summary = "Let a stopped campaign go on")
    CampaignView resume(
            Actor actor, @PathVariable("couponId") UUID couponId, @PathVariable("campaignId") UUID campaignId) {
        return direct(actor, couponId, campaignId, Direction.RESUME);
    }

    @PostMapping("/{campaignId}/cancel")
    @Operation(summary = "End a campaign; who has a piece keeps it")
    CampaignView cancel(
            Actor actor, @PathVariable("couponId") UUID couponId, @PathVariable("campaignId") UUID campaignId) {
        return direct(actor, couponId, campaignId, Direction.CANCEL);
    }

    private CampaignView direct(Actor actor, UUID couponId, UUID campaignId, Direction direction) {
        directCampaign.handle(
                new DirectCampaign.Command(actor, new CouponId(couponId), new CampaignId(campaignId), direction));
        return queries.campaign(couponId, campaignId);
    }
}
