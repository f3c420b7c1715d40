package shop.jangteo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import shop.jangteo.contract.audit.CommandExecuted;
import shop.jangteo.identity.People.Login;
import shop.jangteo.identity.People.Person;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.time.ShopClock;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@Import({Recorder.class, People.class})
@DisplayName("ID-10: what operators do with members")
class OperatingOnMembersTests {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final ApiClient api;
    private final People people;
    private final Recorder recorder;
    private final ShopClock clock;
    private final Actor operator = new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null);

    OperatingOnMembersTests(ApiClient api, People people, Recorder recorder, ShopClock clock) {
        this.api = api;
        this.people = people;
        this.recorder = recorder;
        this.clock = clock;
    }

    private Answer post(Person person, String what, Map<String, ?> body) {
        return api.as(operator).post("/api/admin/users/" + person.id() + "/" + what, body);
    }

    private Answer list(String query) {
        return api.as(operator).get("/api/admin/users?" + query);
    }

    private Answer logIn(Person person) {
        return api.post("/api/auth/login", Map.of("email", person.email(), "password", People.PASSWORD));
    }

    @Test
    void membersAreFoundByEmailNamePhoneDayAndStatus() {
        Person person = people.signedUp();
        String phone = "010" + String.format("%08d", Math.floorMod(person.id().hashCode(), 100_000_000));
        person.api()
                .patch("/api/users/me", Map.of("phone", phone, "name", "찾는사람 100%"))
                .expect(200);
        LocalDate today = LocalDate.ofInstant(clock.instant(), SEOUL);

        assertThat(list("keyword="
                                + person.email()
                                        .toUpperCase(java.util.Locale.ROOT)
                                        .substring(0, 15))
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(person.id().toString());
        assertThat(list("keyword=" + phone).expect(200).body()).contains(person.email());
        assertThat(list("keyword=100%25&size=100").expect(200).body()).contains(person.email());
        assertThat(list("keyword=1_0%25").expect(200).json().get("totalItems").asInt())
                .isZero();
        String mine = "keyword=" + person.email();
        assertThat(list(mine + "&joinedFrom=" + today + "&joinedTo=" + today.plusDays(1) + "&status=ACTIVE")
                        .expect(200)
                        .json()
                        .get("totalItems")
                        .asInt())
                .isEqualTo(1);
        assertThat(list(mine + "&joinedTo=" + today.minusDays(2))
                        .json()
                        .get("totalItems")
                        .asInt())
                .isZero();
        assertThat(list(mine + "&joinedFrom=" + today.plusDays(1))
                        .json()
                        .get("totalItems")
                        .asInt())
                .isZero();
        assertThat(list(mine + "&status=SUSPENDED").json().get("totalItems").asInt())
                .isZero();
        list("sort=name,asc&page=0&size=1").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=GONE",
                "joinedFrom=yesterday",
                "joinedTo=%2B999999999-12-31",
                "sort=password_hash",
                "size=101"
            })
    void aWrongFilterIsRefused(String query) {
        assertThat(list(query).expect(400).code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void onlyOperatorsMay() {
        Person person = people.signedUp();
        var seller = new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, UUID.randomUUID());

        person.api().get("/api/admin/users").expect(403);
        api.as(seller).get("/api/admin/users").expect(403);
        api.as(seller)
                .put("/api/admin/users/" + seller.memberId() + "/role", Map.of("role", "MASTER_ADMIN"))
                .expect(403);
        person.api().post("/api/admin/users/" + person.id() + "/reinstate").expect(403);
    }

    @Test
    @DisplayName("the door is where the method is, however its address is written")
    void anEncodedAddressLeadsThroughTheSameDoor() {
        api.get("/%61pi/admin/users").expect(401);
        people.signedUp().api().get("/%61pi/admin/users").expect(403);
        api.as(operator).get("/%61pi/admin/users").expect(200);
    }

    @Test
    void anotherRoleNeedsANewLogIn() {
        Person person = people.signedUp();
        person.api().get("/api/users/me").expect(200);
        UUID brand = UUID.randomUUID();
        String path = "/api/admin/users/" + person.id() + "/role";

        assertThat(api.as(operator)
                        .put(path, Map.of("role", "BRAND_ADMIN"))
                        .expect(400)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("brandId");
        assertThat(api.as(operator)
                        .put(path, Map.of("role", "GUEST"))
                        .expect(400)
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("ROLE_WITHOUT_ACCOUNT");
        Answer answer = api.as(operator)
                .put(path, Map.of("role", "BRAND_ADMIN", "brandId", brand))
                .expect(200);

        assertThat(answer.text("brandId")).isEqualTo(brand.toString());
        person.api().get("/api/users/me").expect(401);
        Login login = people.logIn(person.email());
        assertThat(api.withToken(login.accessToken()).get("/api/users/me").text("role"))
                .isEqualTo("BRAND_ADMIN");
        assertThat(recorder.all(CommandExecuted.class))
                .filteredOn(executed -> executed.targetId().equals(person.id().toString()))
                .singleElement()
                .satisfies(executed -> {
                    assertThat(executed.before()).contains("BUYER");
                    assertThat(executed.after()).contains("BRAND_ADMIN", brand.toString());
                });
    }

    @Test
    void nobodyChangesItsOwnRoleOrPutsItselfOut() {
        String self = "/api/admin/users/" + operator.memberId();

        api.as(operator).put(self + "/role", Map.of("role", "BUYER")).expect(403);
        api.as(operator).post(self + "/suspend", Map.of("reason", "시험")).expect(403);
    }

    @Test
    void whoIsNotThereIsNotFound() {
        String nobody = "/api/admin/users/" + UUID.randomUUID();

        api.as(operator).put(nobody + "/role", Map.of("role", "BUYER")).expect(404);
        api.as(operator).post(nobody + "/suspend", Map.of("reason", "시험")).expect(404);
        api.as(operator).post(nobody + "/reinstate").expect(404);
        api.as(operator).post("/api/admin/users/nobody/reinstate").expect(404);
    }

    @Test
    void aSuspendedMemberIsOutUntilReinstated() {
        Person person = people.signedUp();
        Login phone = people.logIn(person.email());
        person.api().get("/api/users/me").expect(200);

        Answer answer = post(person, "suspend", Map.of("reason", "도용 신고")).expect(200);

        assertThat(answer.text("status")).isEqualTo("SUSPENDED");
        person.api().get("/api/users/me").expect(401);
        assertThat(people.refresh(phone.refreshToken()).expect(403).code()).isEqualTo("MEMBER_SUSPENDED");
        Answer refused = logIn(person).expect(403);
        assertThat(refused.code()).isEqualTo("MEMBER_SUSPENDED");
        assertThat(refused.text("detail")).contains("도용 신고");
        assertThat(list("status=SUSPENDED&keyword=" + person.email())
                        .json()
                        .at("/items/0/suspension/reason")
                        .asString())
                .isEqualTo("도용 신고");

        post(person, "reinstate", Map.of()).expect(200);
        logIn(person).expect(200);
    }

    @Test
    void aSuspensionEndsByItself() {
        Person person = people.signedUp();
        String until = clock.instant().plusSeconds(86_400).toString();
        post(person, "suspend", Map.of("reason", "하루 정지", "until", until)).expect(200);
        assertThat(logIn(person).expect(403).text("until")).isEqualTo(until);

        api.as(operator).post("/api/admin/clock", Map.of("advance", "P1D")).expect(200);

        logIn(person).expect(200);
        assertThat(list("keyword=" + person.email())
                        .json()
                        .at("/items/0/status")
                        .asString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void aSuspensionNeedsAReasonAndAnEndInTheFuture() {
        Person person = people.signedUp();

        post(person, "suspend", Map.of()).expect(400);
        post(person, "suspend", Map.of("reason", "과거", "until", "2020-01-01T00:00:00+09:00"))
                .expect(400);
        person.api().get("/api/users/me").expect(200);
    }
}
