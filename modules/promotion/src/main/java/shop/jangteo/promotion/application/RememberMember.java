package shop.jangteo.promotion.application;

import java.util.UUID;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.points.Members;

/** Knows who has signed up: nobody else can be given points. */
@UseCase
public class RememberMember {

    private final Members members;

    RememberMember(Members members) {
        this.members = members;
    }

    @InTransaction
    public void handle(UUID memberId) {
        members.add(memberId);
    }
}
