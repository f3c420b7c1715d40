package shop.jangteo.identity.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.identity.application.EndAllSessions;
import shop.jangteo.identity.application.EndSession;
import shop.jangteo.identity.application.LogIn;
import shop.jangteo.identity.application.RefreshSession;
import shop.jangteo.identity.application.RefreshSession.Outcome;
import shop.jangteo.identity.application.Tokens;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.RawPassword;
import shop.jangteo.identity.domain.session.RefreshToken;
import shop.jangteo.identity.domain.session.SessionId;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.platform.security.MemberToken;
import shop.jangteo.platform.web.Public;

@RestController
@RequestMapping("/api/auth")
@Tag(name = "auth", description = "Logging in and out")
class AuthController {

    @Schema(example = """
        {"email": "haneul@example.com", "password": "blue-Kettle-4711"}\
        """)
    record LogInRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String email,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String password) {

        @Override
        public String toString() {
            return "LogInRequest[…]";
        }
    }

    record RefreshRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest[…]";
        }
    }

    /** @param expiresIn seconds that the access token works */
    record TokensAnswer(String accessToken, String refreshToken, String tokenType, long expiresIn) {

        @Override
        public String toString() {
            return "TokensAnswer[…]";
        }
    }

    private final LogIn logIn;
    private final RefreshSession refreshSession;
    private final EndSession endSession;
    private final EndAllSessions endAllSessions;

    AuthController(LogIn logIn, RefreshSession refreshSession, EndSession endSession, EndAllSessions endAllSessions) {
        this.logIn = logIn;
        this.refreshSession = refreshSession;
        this.endSession = endSession;
        this.endAllSessions = endAllSessions;
    }

    @Public
    @PostMapping("/login")
    @Operation(summary = "Log in with email and password")
    ResponseEntity<TokensAnswer> logIn(
            @RequestBody LogInRequest request,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String device) {
        String password = request.password;
        return answer(logIn.handle(
                new LogIn.Command(request.email, password == null ? null : new RawPassword(password), device)));
    }

    @Public
    @PostMapping("/refresh")
    @Operation(summary = "Exchange a refresh token for a new pair; it works once")
    ResponseEntity<TokensAnswer> refresh(@RequestBody RefreshRequest request) {
        String token = request.refreshToken;
        if (token == null || token.isBlank()) {
            throw new InvalidField("refreshToken", "NOT_BLANK");
        }
        return switch (refreshSession.handle(new RefreshSession.Command(new RefreshToken(token)))) {
            case Outcome.Renewed(var tokens) -> answer(tokens);
            case Outcome.Refused(var why) -> throw why;
        };
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out on this device")
    void logOut(MemberToken token) {
        Actor actor = token.actor();
        endSession.handle(
                new EndSession.Command(actor, new MemberId(actor.memberId()), new SessionId(token.sessionId())));
    }

    @PostMapping("/logout-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out on all devices")
    void logOutEverywhere(Actor actor) {
        endAllSessions.handle(new EndAllSessions.Command(actor));
    }

    private static ResponseEntity<TokensAnswer> answer(Tokens tokens) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TokensAnswer(
                        tokens.accessToken().value(),
                        tokens.refreshToken().value(),
                        "Bearer",
                        tokens.accessToken().lifetime().toSeconds()));
    }
}
