package shop.jangteo.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActorTests {

    private static final UUID BRAND = new UUID(0, 1);
    private static final UUID MEMBER = new UUID(0, 2);

    @Test
    void aSellerActsForItsOwnBrandOnly() {
        Actor seller = new Actor(MEMBER, Role.BRAND_ADMIN, BRAND);

        assertThat(seller.actsForBrand(BRAND)).isTrue();
        assertThat(seller.actsForBrand(new UUID(0, 9))).isFalse();
        assertThat(new Actor(MEMBER, Role.BRAND_ADMIN, null).actsForBrand(BRAND))
                .isFalse();
    }

    @Test
    void anOperatorActsForEveryBrandAndMember() {
        assertThat(Actor.SYSTEM.actsForBrand(BRAND)).isTrue();
        assertThat(Actor.SYSTEM.mayActFor(MEMBER)).isTrue();
    }

    @Test
    void aBuyerActsForNobodyElse() {
        assertThat(Actor.buyer(MEMBER).mayActFor(MEMBER)).isTrue();
        assertThat(Actor.buyer(MEMBER).mayActFor(new UUID(0, 9))).isFalse();
        assertThat(Actor.buyer(MEMBER).actsForBrand(BRAND)).isFalse();
    }
}
