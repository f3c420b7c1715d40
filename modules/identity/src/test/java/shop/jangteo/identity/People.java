package shop.jangteo.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

/** Signs people up and logs them in over the API, as their browsers would. */
@Lazy
@Component
class People {

    static final String PASSWORD = "바다가 보이는 언덕 77";

    private final ApiClient api;

    People(ApiClient api) {
        this.api = api;
    }

    record Person(UUID id, String email, ApiClient api) {}

    record Login(String accessToken, String refreshToken) {}

    static String anyEmail() {
        return "m" + UUID.randomUUID().toString().substring(0, 18) + "@example.com";
    }

    static Map<String, Object> form(String email) {
        var form = new LinkedHashMap<String, Object>();
        form.put("email", email);
        form.put("password", PASSWORD);
        form.put("name", "김장터");
        form.put("phone", "010-1234-5678");
        form.put("consents", Map.of("terms", true, "privacy", true, "marketingEmail", true));
        return form;
    }

    Person signedUp() {
        String email = anyEmail();
        Answer answer = api.post("/api/users", form(email)).expect(201);
        return new Person(
                UUID.fromString(answer.text("id")),
                email,
                api.withToken(logIn(email).accessToken()));
    }

    Login logIn(String email) {
        return tokens(api.post("/api/auth/login", Map.of("email", email, "password", PASSWORD)));
    }

    Answer refresh(String refreshToken) {
        return api.post("/api/auth/refresh", Map.of("refreshToken", refreshToken));
    }

    static Login tokens(Answer answer) {
        answer.expect(200);
        return new Login(answer.text("accessToken"), answer.text("refreshToken"));
    }
}
