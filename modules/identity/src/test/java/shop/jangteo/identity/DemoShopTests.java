package shop.jangteo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@ActiveProfiles({"test", "demo"})
@Import({Recorder.class, People.class})
@DisplayName("ID-13: the people of the demo shop")
class DemoShopTests {

    private final ApiClient api;
    private final Recorder recorder;
    private final java.util.List<ApplicationRunner> runners;

    DemoShopTests(ApiClient api, Recorder recorder, java.util.List<ApplicationRunner> runners) {
        this.api = api;
        this.recorder = recorder;
        this.runners = runners;
    }

    private Answer loggedIn(String email, String password) {
        String token = api.post("/api/auth/login", Map.of("email", email, "password", password))
                .expect(200)
                .text("accessToken");
        return api.withToken(token).get("/api/users/me").expect(200);
    }

    @Test
    void operatorSellerAndBuyersLogIn() {
        Answer operator = loggedIn("demo", "demo");
        assertThat(operator.text("id")).isEqualTo("01890000-0000-7000-8000-0000000000a1");
        assertThat(operator.text("role")).isEqualTo("MASTER_ADMIN");
        Answer seller = loggedIn("seller@demo.jangteo.shop", "demo-seller-1");
        assertThat(seller.text("role")).isEqualTo("BRAND_ADMIN");
        assertThat(seller.text("brandId")).isEqualTo("01890000-0000-7000-8000-0000000000b1");
        assertThat(loggedIn("buyer10@demo.jangteo.shop", "demo-buyer-1").text("id"))
                .isEqualTo("01890000-0000-7000-8000-00000000c010");
    }

    @Test
    void startingAgainMakesNobodyTwice() throws Exception {
        int before = recorder.all(MemberRegistered.class).size();

        for (ApplicationRunner runner : runners) {
            runner.run(new DefaultApplicationArguments());
        }

        assertThat(recorder.all(MemberRegistered.class)).hasSize(before);
    }
}
