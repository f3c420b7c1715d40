package shop.jangteo.support.domain.member;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How members are reached, as far as the shop has told this context. */
public interface MemberContacts {

    @Nullable
    MemberContact find(UUID memberId);

    /** Keeps the newest: an older version changes nothing. */
    void remember(MemberContact contact);
}
