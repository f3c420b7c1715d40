package shop.jangteo.identity.domain.member;

import java.util.Optional;
import shop.jangteo.identity.domain.IdentityRuleBroken.EmailTaken;

/** All members. */
public interface Members {

    /** @throws EmailTaken when another member logs in by that email */
    void add(Member member);

    /** Stores what has changed since the member was found; fails when somebody else has stored it in between. */
    void save(Member member);

    Optional<Member> find(MemberId id);

    /** Like {@link #find}, and nobody else changes the member or its sessions until the transaction ends. */
    Optional<Member> lock(MemberId id);

    Optional<Member> findByEmail(Email email);
}
