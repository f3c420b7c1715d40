package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.promotion.domain.points.PointsAccount;
import shop.jangteo.promotion.domain.points.PointsAccounts;

/** Writes off a member's overdue points; nothing happens when none are (PR-5). */
@UseCase
public class ExpirePoints {

    /** Names the member. */
    public record Command(UUID memberId) {}

    private final PointsAccounts accounts;
    private final Ids ids;
    private final Clock clock;

    ExpirePoints(PointsAccounts accounts, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        PointsAccount account = accounts.lock(command.memberId());
        account.expire(clock.instant(), ids);
        accounts.save(account);
    }
}
