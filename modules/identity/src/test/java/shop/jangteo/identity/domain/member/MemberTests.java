package shop.jangteo.identity.domain.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.identity.domain.IdentityEvent;
import shop.jangteo.identity.domain.IdentityRuleBroken.MemberSuspended;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Role;

class MemberTests {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));

    private final Member member = Member.register(
            new MemberId(UUID.randomUUID()),
            Email.of("kim@example.com"),
            new PasswordHash("hash"),
            PersonName.of("김장터"),
            Phone.of("01012345678"),
            Consents.atSignUp(true, false, NOW),
            NOW);

    private void change(Optional<String> name, Optional<Boolean> marketingSms, Optional<Long> basedOn) {
        member.changeProfile(
                name.map(PersonName::of), Optional.empty(), Optional.empty(), marketingSms, basedOn, LATER);
    }

    @Test
    void whoeverSignsUpIsABuyerAndIsHeardOf() {
        assertThat(member.role()).isEqualTo(Role.BUYER);
        assertThat(member.takeEvents())
                .singleElement()
                .isInstanceOfSatisfying(IdentityEvent.MemberRegistered.class, registered -> {
                    assertThat(registered.member()).isEqualTo(member.id());
                    assertThat(registered.consents().marketingEmail().given()).isTrue();
                });
        assertThat(member.takeEvents()).isEmpty();
    }

    @Test
    @DisplayName("ID-8: a changed profile is told whole, with the version to come")
    void aChangedProfileIsToldWhole() {
        member.takeEvents();

        change(Optional.of("이장터"), Optional.empty(), Optional.of(0L));

        assertThat(member.takeEvents())
                .singleElement()
                .isInstanceOfSatisfying(IdentityEvent.ProfileChanged.class, changed -> {
                    assertThat(changed.name().value()).isEqualTo("이장터");
                    assertThat(changed.phone().digits()).isEqualTo("01012345678");
                    assertThat(changed.version()).isEqualTo(1);
                });
    }

    @Test
    void sayingNothingNewRaisesNothing() {
        member.takeEvents();

        change(Optional.of("김장터"), Optional.of(false), Optional.empty());

        assertThat(member.takeEvents()).isEmpty();
    }

    @Test
    @DisplayName("ID-1: each consent keeps the time of the last word on it")
    void eachConsentKeepsItsTime() {
        change(Optional.empty(), Optional.of(true), Optional.empty());

        Consents consents = member.snapshot().consents();
        assertThat(consents.marketingSms()).isEqualTo(new Consents.Consent(true, LATER));
        assertThat(consents.marketingEmail()).isEqualTo(new Consents.Consent(true, NOW));
        assertThat(consents.terms()).isEqualTo(NOW);
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() {
        assertThatThrownBy(() -> change(Optional.of("이장터"), Optional.empty(), Optional.of(7L)))
                .isInstanceOf(ConcurrentChange.class);
    }

    @Test
    @DisplayName("ID-10: a seller acts for one brand, nobody else has one")
    void onlyASellerHasABrand() {
        UUID brand = UUID.randomUUID();

        assertThatThrownBy(() -> member.changeRole(Role.BRAND_ADMIN, Optional.empty()))
                .isInstanceOf(InvalidField.class);
        assertThatThrownBy(() -> member.changeRole(Role.BUYER, Optional.of(brand)))
                .isInstanceOf(InvalidField.class);
        member.changeRole(Role.BRAND_ADMIN, Optional.of(brand));
        assertThat(member.brand()).contains(brand);
        member.changeRole(Role.MASTER_ADMIN, Optional.empty());
        assertThat(member.brand()).isEmpty();
    }

    @Test
    @DisplayName("ID-10: a suspension keeps out until its end")
    void aSuspensionKeepsOutUntilItsEnd() {
        member.suspend("도용 신고", Optional.of(LATER), NOW);

        assertThatThrownBy(() -> member.mayEnter(LATER.minusNanos(1)))
                .isInstanceOfSatisfying(
                        MemberSuspended.class,
                        refused -> assertThat(refused.details())
                                .containsEntry("reason", "도용 신고")
                                .containsEntry("until", LATER.toString()));
        assertThat(member.status(NOW)).isEqualTo(MemberStatus.SUSPENDED);
        assertThatCode(() -> member.mayEnter(LATER)).doesNotThrowAnyException();
        assertThat(member.status(LATER)).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    @DisplayName("ID-10: a suspension without an end lasts until the member is reinstated")
    void aSuspensionWithoutAnEndLasts() {
        member.suspend("도용 신고", Optional.empty(), NOW);
        assertThatThrownBy(() -> member.mayEnter(LATER)).isInstanceOf(MemberSuspended.class);

        member.reinstate();

        assertThatCode(() -> member.mayEnter(LATER)).doesNotThrowAnyException();
    }

    @Test
    void aSuspensionCanNotEndBeforeItBegins() {
        assertThatThrownBy(() -> member.suspend("도용 신고", Optional.of(NOW), NOW)).isInstanceOf(InvalidField.class);
    }
}
