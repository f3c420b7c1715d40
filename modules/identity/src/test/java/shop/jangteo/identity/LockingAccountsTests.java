package shop.jangteo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import shop.jangteo.identity.People.Person;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.time.ShopClock;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@Import({Recorder.class, People.class})
@DisplayName("ID-4: failed log-ins lock an account")
class LockingAccountsTests {

    private final ApiClient api;
    private final ApiClient operator;
    private final People people;
    private final ShopClock clock;

    LockingAccountsTests(ApiClient api, People people, ShopClock clock) {
        this.api = api;
        this.operator = api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
        this.people = people;
        this.clock = clock;
    }

    private Answer logIn(String email, String password) {
        return api.post("/api/auth/login", Map.of("email", email, "password", password));
    }

    private void fail(String email, int times) {
        for (int i = 0; i < times; i++) {
            logIn(email, "wrong password").expect(401);
        }
    }

    @Test
    void theFifthFailureLocksEvenAgainstTheRightPassword() {
        Person person = people.signedUp();
        fail(person.email(), 5);

        Answer locked = logIn(person.email(), People.PASSWORD).expect(423);

        assertThat(locked.code()).isEqualTo("ACCOUNT_LOCKED");
        assertThat(Instant.parse(locked.text("unlocksAt")))
                .isBetween(clock.instant().plusSeconds(840), clock.instant().plusSeconds(900));
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(840, 900);
        person.api().get("/api/users/me").expect(200);
    }

    @Test
    void anEmailThatNobodyHasIsLockedJustTheSame() {
        String nobodys = People.anyEmail();
        fail(nobodys, 5);

        logIn(nobodys, "wrong password").expect(423);
    }

    @Test
    void whoGetsInStartsAnew() {
        String email = people.signedUp().email();
        fail(email, 4);
        logIn(email, People.PASSWORD).expect(200);
        fail(email, 4);

        logIn(email, People.PASSWORD).expect(200);
    }

    @Test
    void theLockOpensByItself() {
        String email = people.signedUp().email();
        fail(email, 5);
        logIn(email, People.PASSWORD).expect(423);

        operator.post("/api/admin/clock", Map.of("advance", "PT15M1S")).expect(200);

        fail(email, 4);
        logIn(email, People.PASSWORD).expect(200);
    }

    @Test
    void anOperatorOpensTheLock() {
        Person person = people.signedUp();
        fail(person.email(), 5);
        String unlock = "/api/admin/users/" + person.id() + "/unlock";

        person.api().post(unlock).expect(403);
        operator.post(unlock).expect(200);

        logIn(person.email(), People.PASSWORD).expect(200);
    }

    @Test
    void guessesAtOnceAreAllCounted() throws Exception {
        String email = people.signedUp().email();
        var start = new CyclicBarrier(5);
        Callable<Answer> guess = () -> {
            start.await();
            return logIn(email, "wrong password");
        };
        try (var threads = Executors.newFixedThreadPool(5)) {
            List<Future<Answer>> guesses =
                    IntStream.range(0, 5).mapToObj(i -> threads.submit(guess)).toList();
            assertThat(guesses)
                    .extracting(Future::get)
                    .extracting(Answer::status)
                    .containsOnly(401);
        }

        logIn(email, People.PASSWORD).expect(423);
    }
}
