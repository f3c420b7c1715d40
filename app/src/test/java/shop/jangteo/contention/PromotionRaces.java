package shop.jangteo.contention;

import static shop.jangteo.contention.Scene.PRICE;
import static shop.jangteo.contention.Scene.issue;
import static shop.jangteo.contention.Scene.order;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import shop.jangteo.contention.Race.Outcome;
import shop.jangteo.contract.promotion.TierChanged;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.promotion.application.EarnPoints;
import shop.jangteo.promotion.application.RecalculateTiers;
import shop.jangteo.promotion.application.RunCampaigns;
import shop.jangteo.promotion.application.SettlePointsCharge;
import shop.jangteo.promotion.application.StartTierRun;
import shop.jangteo.promotion.domain.campaign.CampaignId;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Interleaving.Both;

/** Coupons, points and tiers. */
@Lazy
final class PromotionRaces {

    private static final String FREE_PIECE = "`number` from `promotion`.`free_piece`";
    private static final int CHARGED = 10_000;

    /** The foreign key to the coupon needs an index. */
    private static final String SPARE_KEY = "add key if not exists spare (coupon_id), ";

    private final Scene scene;
    private final EarnPoints earnPoints;
    private final SettlePointsCharge settleCharge;
    private final RunCampaigns runCampaigns;
    private final StartTierRun startTierRun;
    private final RecalculateTiers recalculateTiers;
    private final List<TierChanged> tiersChanged = new CopyOnWriteArrayList<>();

    PromotionRaces(
            Scene scene,
            EarnPoints earnPoints,
            SettlePointsCharge settleCharge,
            RunCampaigns runCampaigns,
            StartTierRun startTierRun,
            RecalculateTiers recalculateTiers) {
        this.scene = scene;
        this.earnPoints = earnPoints;
        this.settleCharge = settleCharge;
        this.runCampaigns = runCampaigns;
        this.startTierRun = startTierRun;
        this.recalculateTiers = recalculateTiers;
    }

    @EventListener
    void hear(TierChanged event) {
        tiersChanged.add(event);
    }

    private Guard constraint(String drop, String add) {
        return Guard.constraint(scene.jdbc(), "promotion.issued_coupon", SPARE_KEY + "drop index " + drop, add);
    }

    List<Race> all() {
        Guard cart = OrderRaces.cart();
        Guard pieceOfMember = constraint(
                "uq_issued_coupon_piece", "add constraint uq_issued_coupon_piece unique (coupon_id, member_id, seq)");
        Guard account = Guard.rowLock("promotion.points_account");
        Guard accountVersion = Guard.version("promotion.points_account");
        Guard cause = Guard.constraint(
                scene.jdbc(),
                "promotion.points_entry",
                "drop index uq_points_entry_cause",
                "add constraint uq_points_entry_cause unique (kind, cause)");
        return List.of(
                Race.seenByTheAuditor(
                                "F28 PR-5: points spent from two devices",
                                List.of(cart, account, accountVersion),
                                this::pointsTwice)
                        .orToldThat("INSUFFICIENT_POINTS"),
                Race.seenByTheAuditor(
                        "PR-5: an order's points earned twice",
                        List.of(
                                Guard.statement(
                                        "key of the purchase", "insert ignore into `promotion`.`member_purchases`"),
                                account,
                                accountVersion,
                                cause),
                        this::earnedTwice),
                Race.seenByTheAuditor(
                        "PR-5: a charge's money told of twice",
                        List.of(
                                Guard.rowLock("promotion.points_charge"),
                                Guard.version("promotion.points_charge"),
                                cause),
                        this::chargedTwice),
                Race.seenByTheAuditor(
                                "I12 PR-4: a coupon's piece for two orders",
                                List.of(
                                        cart,
                                        Guard.rowLock("promotion.issued_coupon"),
                                        Guard.version("promotion.issued_coupon")),
                                this::pieceTwice)
                        .orToldThat("COUPON_NOT_APPLICABLE"),
                Race.seenByTheAuditor(
                        "PR-4: two coupons put on one order",
                        List.of(Guard.rowLock("ordering.orders"), Guard.rowLock("promotion.open_order")),
                        this::twoCoupons),
                Race.seenByTheAuditor(
                        "F28 PR-3: the last piece of a coupon, for two members",
                        List.of(
                                Guard.rowLock("promotion.free_piece"),
                                constraint(
                                        "uq_issued_coupon_number",
                                        "add constraint uq_issued_coupon_number unique (coupon_id, number)")),
                        this::theLastPiece),
                Race.seenByTheAuditor(
                        "I10 PR-2: a coupon's only piece for a member, asked for twice",
                        List.of(pieceOfMember),
                        this::twoPiecesForOne),
                Race.seenInTheOutcome(
                        "PR-2: a piece asked for twice with the same key",
                        List.of(
                                OrderRaces.claimOfTheKey(),
                                pieceOfMember,
                                constraint(
                                        "uq_issued_coupon_request",
                                        "add constraint uq_issued_coupon_request unique (member_id, request_key)")),
                        this::onePieceTwice),
                Race.seenInTheOutcome(
                        "PR-2: two instances go on with a campaign",
                        List.of(Guard.rowLock("promotion.coupon_campaign")),
                        this::campaignTwice),
                Race.seenInTheOutcome(
                        "PR-6: two instances put a member into another tier",
                        List.of(Guard.asRead("tier of the member, as read", "promotion.members", "tier")),
                        () -> tiersTwice(this::toldTooOften)),
                Race.seenInTheOutcome(
                        "PR-6: two instances go on with the month's tiers",
                        List.of(Guard.rowLock("promotion.tier_run")),
                        () -> tiersTwice((member, month) -> lostOfTheRun(month))));
    }

    private Outcome pointsTwice() {
        Goods goods = scene.shop().sell(PRICE, 5);
        Person buyer = scene.shop().signUp();
        scene.shop().givePoints(buyer, 1_000);
        Both<Answer, Answer> both = scene.twice(
                buyer.api(),
                "from `promotion`.`points_account`",
                client -> client.keyed().post("/api/orders", order(Map.of("usePoints", 1_000), goods)));
        return scene.audited(both, Scene.good(both).size() - 1, buyer.id());
    }

    private Outcome earnedTwice() {
        Person buyer = scene.shop().signUp();
        scene.shop().givePoints(buyer, 1_000);
        UUID order = UUID.randomUUID();
        var command = new EarnPoints.Command(
                order,
                UUID.fromString(buyer.id()),
                Money.won(100_000),
                scene.clock().instant());
        scene.twice("from `promotion`.`points_entry`", () -> earnPoints.handle(command));
        long earned = scene.count(
                "select count(*) from promotion.points_entry where kind = 'EARN' and order_id = ?", order.toString());
        return new Outcome(earned - 1, List.of(), scene.audited("promotion.", order.toString(), buyer.id()));
    }

    private Outcome chargedTwice() {
        Person buyer = scene.shop().signUp();
        UUID charge = UUID.randomUUID();
        scene.jdbc()
                .sql("insert into promotion.points_charge (id, member_id, amount, method, status, requested_at,"
                        + " changed_at) values (unhex(replace(?, '-', '')), unhex(replace(?, '-', '')), ?, 'CARD',"
                        + " 'PENDING', utc_timestamp(6), utc_timestamp(6))")
                .params(charge.toString(), buyer.id(), CHARGED)
                .update();
        scene.twice("from `promotion`.`points_charge`", () -> settleCharge.captured(charge, Money.won(CHARGED)));
        long charged = scene.count(
                "select coalesce(sum(amount), 0) from promotion.points_entry where cause = ?", charge.toString());
        return new Outcome(charged - CHARGED, List.of(), scene.audited("promotion.", charge.toString(), buyer.id()));
    }

    private Outcome pieceTwice() {
        Goods goods = scene.shop().sell(PRICE, 5);
        Person buyer = scene.shop().signUp();
        String piece = scene.shop().issueCoupon(buyer, Map.of("type", "FIXED_AMOUNT", "discountValue", 1_000));
        Both<Answer, Answer> both = scene.twice(
                buyer.api(),
                "from `promotion`.`issued_coupon`",
                client -> client.keyed().post("/api/orders", order(Map.of("couponIds", List.of(piece)), goods)));
        return scene.audited(
                both,
                Scene.good(both).size() - 1,
                Stream.concat(Stream.of(piece), Scene.good(both).stream().map(answer -> answer.text("id")))
                        .toArray(String[]::new));
    }

    /** Both are on it in the end, and both count. */
    private Outcome twoCoupons() {
        Goods goods = scene.shop().sell(PRICE, 5);
        Person buyer = scene.shop().signUp();
        String order = Scene.placed(buyer.api(), goods);
        Map<String, Object> stackable = Map.of("type", "FIXED_AMOUNT", "discountValue", 1_000, "stackable", true);
        String one = scene.shop().issueCoupon(buyer, stackable);
        String other = scene.shop().issueCoupon(buyer, stackable);
        Both<Answer, Answer> both = scene.both(
                trace -> use(Interleaving.as(buyer.api(), trace), one, order),
                "from `promotion`.`issued_coupon`",
                trace -> use(Interleaving.as(buyer.api(), trace), other, order));
        long used = scene.count("select count(*) from promotion.issued_coupon where order_id = ?", order);
        long counted = scene.count("select count(*) from ordering.order_discounts where order_id = ?", order);
        return scene.audited(both, used - counted, order, one, other);
    }

    private static Answer use(ApiClient buyer, String piece, String order) {
        return buyer.post("/api/coupons/" + piece + "/use", Map.of("orderId", order));
    }

    private Outcome theLastPiece() {
        String coupon = scene.coupon(1, Map.of());
        Both<Answer, Answer> both = scene.both(
                trace -> issue(Interleaving.as(scene.stranger(), trace), coupon),
                FREE_PIECE,
                trace -> issue(Interleaving.as(scene.stranger(), trace), coupon));
        return scene.audited(both, Scene.good(both).size() - 1, coupon);
    }

    private Outcome twoPiecesForOne() {
        String coupon = scene.coupon(10, Map.of());
        Both<Answer, Answer> both = scene.twice(scene.stranger(), FREE_PIECE, client -> issue(client, coupon));
        return scene.audited(both, Scene.good(both).size() - 1, coupon);
    }

    private Outcome onePieceTwice() {
        String coupon = scene.coupon(10, Map.of("perMember", 2));
        ApiClient member = scene.stranger().idempotencyKey("piece-" + UUID.randomUUID());
        Both<Answer, Answer> both = scene.twice(member, FREE_PIECE, client -> issue(client, coupon));
        long pieces = Scene.good(both).stream()
                .map(answer -> answer.text("id"))
                .distinct()
                .count();
        return Scene.outcome(both, pieces - 1);
    }

    /** A campaign says how many pieces it has given. */
    private Outcome campaignTwice() {
        scene.shop().signUp();
        String coupon = scene.coupon(1_000, Map.of());
        String campaign = scene.operator()
                .post("/api/coupons/" + coupon + "/campaigns")
                .expect(202)
                .text("id");
        var id = new CampaignId(UUID.fromString(campaign));
        scene.both(
                trace -> runCampaigns.advance(id),
                "from `promotion`.`coupon_campaign`",
                trace -> runCampaigns.advance(id));
        runCampaigns.handle(id, Duration.ofMinutes(1));
        long given = scene.count("select count(*) - 1 from promotion.issued_coupon where coupon_id = ?", coupon);
        long counted = scene.count("select issued from promotion.coupon_campaign where id = ?", campaign);
        return new Outcome(given - counted, List.of(), List.of());
    }

    private Outcome tiersTwice(BiFunction<String, YearMonth, Long> tooMuch) {
        Person member = scene.shop().signUp();
        scene.jdbc()
                .sql("update promotion.members set tier = 'GOLD' where member_id = unhex(replace(?, '-', ''))")
                .param(member.id())
                .update();
        YearMonth month =
                startTierRun.handle(new StartTierRun.Command(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null)));
        scene.both(
                trace -> recalculateTiers.handle(month, Duration.ofMinutes(1)),
                "from `promotion`.`tier_run` where `month` = ? for update",
                trace -> recalculateTiers.handle(month, Duration.ofMinutes(1)));
        return new Outcome(tooMuch.apply(member.id(), month), List.of(), List.of());
    }

    private long toldTooOften(String member, YearMonth month) {
        return tiersChanged.stream()
                        .filter(event -> event.memberId().toString().equals(member))
                        .count()
                - 1;
    }

    /** The run says how many members came to another tier: only one has. */
    private long lostOfTheRun(YearMonth month) {
        return 1
                - scene.jdbc()
                        .sql("select changed from promotion.tier_run where month = ?")
                        .param(month.toString())
                        .query(Integer.class)
                        .single();
    }
}
