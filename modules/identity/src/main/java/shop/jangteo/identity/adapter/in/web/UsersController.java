package shop.jangteo.identity.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.identity.adapter.query.MemberProfiles;
import shop.jangteo.identity.adapter.query.MemberProfiles.MemberProfileView;
import shop.jangteo.identity.application.ChangeProfile;
import shop.jangteo.identity.application.SignUp;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.MemberStatus;
import shop.jangteo.identity.domain.member.RawPassword;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Public;

@RestController
@RequestMapping("/api/users")
@Tag(name = "users", description = "Members and their profiles")
class UsersController {

    @Schema(example = """
        {"email": "haneul@example.com", "password": "blue-Kettle-4711", "name": "김하늘", "phone": "010-1234-5678",
         "consents": {"terms": true, "privacy": true, "marketingEmail": false}}\
        """)
    record SignUpRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String email,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String password,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String name,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String phone,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            ConsentsRequest consents) {

        SignUp.Command command() {
            ConsentsRequest said = consents == null ? new ConsentsRequest(null, null, null, null) : consents;
            return new SignUp.Command(
                    email,
                    password == null ? null : new RawPassword(password),
                    name,
                    phone,
                    said.terms,
                    said.privacy,
                    Boolean.TRUE.equals(said.marketingEmail),
                    Boolean.TRUE.equals(said.marketingSms));
        }

        @Override
        public String toString() {
            return "SignUpRequest[…]";
        }
    }

    record ConsentsRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            Boolean terms,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            Boolean privacy,

            @Nullable Boolean marketingEmail,
            @Nullable Boolean marketingSms) {}

    record SignedUp(UUID id, String email, String name, Role role, MemberStatus status, Instant createdAt) {

        static SignedUp of(Member.Snapshot member) {
            return new SignedUp(
                    member.id().value(),
                    member.email().value(),
                    member.name().value(),
                    member.role(),
                    MemberStatus.ACTIVE,
                    member.registeredAt());
        }
    }

    /** @param version the one that was seen; without it the change is based on the newest */
    record ProfileRequest(
            @Nullable String name,
            @Nullable String phone,
            @Nullable MarketingRequest consents,
            @Nullable Long version) {

        ChangeProfile.Command command(Actor actor, UUID member) {
            return new ChangeProfile.Command(
                    actor,
                    new MemberId(member),
                    name,
                    phone,
                    consents == null ? null : consents.marketingEmail,
                    consents == null ? null : consents.marketingSms,
                    version);
        }

        @Override
        public String toString() {
            return "ProfileRequest[…]";
        }
    }

    record MarketingRequest(
            @Nullable Boolean marketingEmail, @Nullable Boolean marketingSms) {}

    private final SignUp signUp;
    private final ChangeProfile changeProfile;
    private final MemberProfiles profiles;

    UsersController(SignUp signUp, ChangeProfile changeProfile, MemberProfiles profiles) {
        this.signUp = signUp;
        this.changeProfile = changeProfile;
        this.profiles = profiles;
    }

    @Public
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sign up")
    ResponseEntity<SignedUp> signUp(@RequestBody SignUpRequest request) {
        SignedUp member = SignedUp.of(signUp.handle(request.command()));
        return ResponseEntity.created(URI.create("/api/users/" + member.id())).body(member);
    }

    @GetMapping("/{userId}")
    @Operation(summary = "A member's profile")
    MemberProfileView profile(@PathVariable("userId") MemberRef user, Actor actor) {
        return profiles.find(user.resolve(actor));
    }

    @PatchMapping("/{userId}")
    @Operation(summary = "Change name, phone or marketing consents")
    MemberProfileView change(@PathVariable("userId") MemberRef user, Actor actor, @RequestBody ProfileRequest request) {
        UUID member = user.resolve(actor);
        changeProfile.handle(request.command(actor, member));
        return profiles.find(member);
    }
}
