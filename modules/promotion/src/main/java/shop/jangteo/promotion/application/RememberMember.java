package shop.jangteo.promotion.application;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.points.Members;

/** Knows who has signed up, and when: nobody else can be given points, and some coupons are for new members. */
@UseCase
public class RememberMember {

    private final Members members;

    RememberMember(Members members) {
        this.members = members;
    }

    @InTransaction
    public void joined(UUID memberId, Instant at) {
        members.add(memberId, at);
    }

    @InTransaction
    public void loggedIn(UUID memberId, Instant at) {
        members.loggedIn(memberId, at);
    }
}
