package shop.jangteo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@TestPropertySource(properties = "identity.login.reveal-unknown-email=true")
@Import({Recorder.class, People.class})
@DisplayName("ID-3: a shop may choose to tell that an email is unknown")
class RevealingUnknownEmailsTests {

    private final ApiClient api;
    private final People people;

    RevealingUnknownEmailsTests(ApiClient api, People people) {
        this.api = api;
        this.people = people;
    }

    @Test
    void anUnknownEmailIsNotFoundAndAWrongPasswordStaysWrong() {
        String known = people.signedUp().email();

        api.post("/api/auth/login", Map.of("email", People.anyEmail(), "password", "wrong password"))
                .expect(404);
        assertThat(api.post("/api/auth/login", Map.of("email", known, "password", "wrong password"))
                        .expect(401)
                        .code())
                .isEqualTo("BAD_CREDENTIALS");
    }
}
