package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;
import shop.jangteo.promotion.domain.points.Members;
import shop.jangteo.promotion.domain.points.PointsAccount;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.points.PointsEntry;
import shop.jangteo.promotion.domain.points.PointsEntry.Grant;
import shop.jangteo.promotion.domain.points.PointsPolicy;

/** An operator gives a member points as a favour of the shop. */
@UseCase
public class GrantPoints {

    /**
     * @param points more than zero
     * @param requestKey marks repetitions of the same command
     */
    public record Command(Actor actor, UUID memberId, Money points, String reason, RequestKey requestKey) {}

    private final Members members;
    private final PointsAccounts accounts;
    private final PointsPolicy policy;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    GrantPoints(Members members, PointsAccounts accounts, PointsPolicy policy, AuditTrail audit, Ids ids, Clock clock) {
        this.members = members;
        this.accounts = accounts;
        this.policy = policy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public PointsEntry handle(Command command) {
        Actor actor = command.actor();
        if (!actor.isOperator()) {
            throw new Forbidden();
        }
        if (command.points().isZero()) {
            throw new InvalidField("amount", "POSITIVE");
        }
        if (!members.isKnown(command.memberId())) {
            throw new NotFound("member");
        }
        PointsAccount account = accounts.lock(command.memberId());
        Optional<PointsEntry> first = accounts.findByRequest(actor.memberId(), command.requestKey());
        if (first.isPresent()) {
            return first.get();
        }
        Money before = account.balance();
        PointsEntry entry = account.grant(
                command.points(),
                new Grant(actor.memberId(), command.reason(), command.requestKey()),
                policy,
                clock.instant(),
                ids);
        accounts.save(account);
        audit.record(
                actor,
                "promotion.points.grant",
                "member",
                command.memberId().toString(),
                Map.of("balance", before.won()),
                Map.of("balance", account.balance().won(), "reason", command.reason()));
        return entry;
    }
}
