package shop.jangteo.platform.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;

/**
 * The {@code {userId}} of a path: a member's id or {@code me}.
 *
 * @param id null for {@code me}, and for what can't be anybody's id
 */
public record MemberRef(boolean me, @Nullable UUID id) {

    static MemberRef parse(String text) {
        if (text.equals("me")) {
            return new MemberRef(true, null);
        }
        try {
            return new MemberRef(false, UUID.fromString(text));
        } catch (IllegalArgumentException nobody) {
            return new MemberRef(false, null);
        }
    }

    /**
     * The member who is meant.
     *
     * @throws NotFound when the actor is neither that member nor an operator: for anybody else the member doesn't exist
     */
    public UUID resolve(Actor actor) {
        UUID member = me ? actor.memberId() : id;
        if (member == null || !actor.mayActFor(member)) {
            throw new NotFound("user");
        }
        return member;
    }
}
