package shop.jangteo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.identity.AddressRemoved;
import shop.jangteo.contract.identity.AddressSaved;
import shop.jangteo.contract.identity.MemberProfileChanged;
import shop.jangteo.identity.People.Person;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import tools.jackson.databind.JsonNode;

@ContextTest
@Import({Recorder.class, People.class})
@DisplayName("ID-8: my page")
class ProfileTests {

    private static final String ME = "/api/users/me";
    private static final String ADDRESSES = "/api/users/me/addresses";

    private final ApiClient api;
    private final People people;
    private final Recorder recorder;
    private final JdbcClient jdbc;

    ProfileTests(ApiClient api, People people, Recorder recorder, JdbcClient jdbc) {
        this.api = api;
        this.people = people;
        this.recorder = recorder;
        this.jdbc = jdbc;
    }

    private static Map<String, Object> address(String road, boolean makeDefault) {
        var address = new HashMap<String, Object>();
        address.put("recipient", "이받음");
        address.put("phone", "010-9876-5432");
        address.put("postalCode", "04524");
        address.put("roadAddress", road);
        address.put("detailAddress", "101동 1001호");
        address.put("note", "문 앞");
        address.put("defaultAddress", makeDefault);
        return address;
    }

    private static List<String> defaultsOf(Person person) {
        return person.api()
                .get(ADDRESSES)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("defaultAddress").asBoolean())
                .map(one -> one.get("id").asString())
                .toList();
    }

    private static String added(Person person, String road, boolean makeDefault) {
        return person.api()
                .post(ADDRESSES, address(road, makeDefault))
                .expect(201)
                .text("id");
    }

    @Test
    void aMemberReadsAndChangesItsProfile() {
        Person person = people.signedUp();
        JsonNode before = person.api().get(ME).expect(200).json();
        assertThat(before.get("phone").asString()).isEqualTo("01012345678");
        assertThat(before.at("/consents/marketingSms").asBoolean()).isFalse();

        JsonNode after = person.api()
                .patch(
                        ME,
                        Map.of(
                                "name",
                                "이장터",
                                "phone",
                                "+82 10 5555 6666",
                                "consents",
                                Map.of("marketingSms", true),
                                "version",
                                before.get("version").asLong()))
                .expect(200)
                .json();

        assertThat(after.get("name").asString()).isEqualTo("이장터");
        assertThat(after.get("phone").asString()).isEqualTo("01055556666");
        assertThat(after.at("/consents/marketingEmail").asBoolean()).isTrue();
        assertThat(after.at("/consents/marketingSms").asBoolean()).isTrue();
        assertThat(recorder.all(MemberProfileChanged.class))
                .filteredOn(event -> event.memberId().equals(person.id()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.phone()).isEqualTo("01055556666");
                    assertThat(event.version()).isEqualTo(after.get("version").asLong());
                });
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() {
        Person person = people.signedUp();
        long version = person.api().get(ME).json().get("version").asLong();
        person.api().patch(ME, Map.of("name", "이장터", "version", version)).expect(200);

        Answer late = person.api()
                .patch(ME, Map.of("name", "박장터", "version", version))
                .expect(409);

        assertThat(late.code()).isEqualTo("CONCURRENT_CHANGE");
        assertThat(late.json().get("currentVersion").asLong()).isEqualTo(version + 1);
    }

    @Test
    void aMalformedChangeChangesNothing() {
        Person person = people.signedUp();

        Answer answer =
                person.api().patch(ME, Map.of("name", " ", "phone", "112")).expect(400);

        assertThat(answer.json().get("errors").size()).isEqualTo(2);
        person.api().patch(ME, Map.of("role", "MASTER_ADMIN")).expect(400);
        assertThat(person.api().get(ME).text("role")).isEqualTo("BUYER");
    }

    @Test
    void forAnybodyElseTheProfileDoesNotExistButForAnOperatorItDoes() {
        Person person = people.signedUp();
        Person stranger = people.signedUp();
        String path = "/api/users/" + person.id();

        stranger.api().get(path).expect(404);
        stranger.api().patch(path, Map.of("name", "남의이름")).expect(404);
        stranger.api().get(path + "/addresses").expect(404);
        stranger.api().post(path + "/addresses", address("세종대로 110", true)).expect(404);
        api.anonymous().get(path).expect(401);
        ApiClient operator = api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
        operator.get(path).expect(200);
        operator.patch(path, Map.of("name", "운영자수정")).expect(200);
        operator.get("/api/users/" + UUID.randomUUID()).expect(404);
        operator.post("/api/users/" + UUID.randomUUID() + "/addresses", address("세종대로 110", true))
                .expect(404);
    }

    @Test
    void addressesAreKeptWithOneDefault() {
        Person person = people.signedUp();
        String first = added(person, "세종대로 110", false);
        assertThat(defaultsOf(person)).containsExactly(first);

        String second = added(person, "테헤란로 1", true);
        assertThat(defaultsOf(person)).containsExactly(second);

        Answer changed = person.api()
                .put(ADDRESSES + "/" + first, address("세종대로 112", true))
                .expect(200);
        assertThat(changed.text("roadAddress")).isEqualTo("세종대로 112");
        assertThat(defaultsOf(person)).containsExactly(first);

        person.api().delete(ADDRESSES + "/" + first).expect(204);
        person.api().delete(ADDRESSES + "/" + first).expect(404);
        assertThat(defaultsOf(person)).containsExactly(second);
        assertThat(recorder.all(AddressRemoved.class))
                .anyMatch(event -> event.addressId().toString().equals(first));
        assertThat(recorder.all(AddressSaved.class))
                .filteredOn(event -> event.addressId().toString().equals(second))
                .extracting(AddressSaved::defaultAddress)
                .containsExactly(true, false, true);
    }

    @Test
    void aMalformedAddressIsNamedFieldByField() {
        Person person = people.signedUp();
        var address = address("", false);
        address.put("postalCode", "1234");
        address.put("recipient", null);
        address.put("phone", "112");

        Answer answer = person.api().post(ADDRESSES, address).expect(400);

        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("recipient", "phone", "postalCode", "roadAddress");
    }

    @Test
    @DisplayName("ID-12: nothing of an address can be read from the database")
    void addressesAreSealed() {
        Person person = people.signedUp();
        added(person, "비밀대로 77", true);

        assertThat(jdbc
                        .sql("select * from identity.addresses where member_id = ?")
                        .param(Uuids.toBytes(person.id()))
                        .query()
                        .singleRow()
                        .values()
                        .stream()
                        .map(String::valueOf))
                .noneMatch(value -> value.matches(".*(비밀대로|98765432|이받음|1001호|문 앞).*"));
    }

    @Test
    void addressesThatAreAddedAtOnceAreAllKeptAndOneIsTheDefault() throws Exception {
        Person person = people.signedUp();
        var start = new CyclicBarrier(3);
        Callable<Integer> attempt = () -> {
            start.await();
            return person.api().post(ADDRESSES, address("동시로 1", true)).status();
        };
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> attempts =
                    IntStream.range(0, 3).mapToObj(i -> threads.submit(attempt)).toList();
            assertThat(attempts).extracting(Future::get).containsOnly(201);
        }
        assertThat(defaultsOf(person)).hasSize(1);
        assertThat(person.api().get(ADDRESSES).json().get("totalItems").asInt()).isEqualTo(3);
    }

    @Test
    void aFullAddressBookSaysSo() {
        Person person = people.signedUp();
        for (int i = 0; i < 20; i++) {
            added(person, "세종대로 " + i, false);
        }

        Answer full = person.api().post(ADDRESSES, address("세종대로 99", false)).expect(409);

        assertThat(full.code()).isEqualTo("ADDRESS_BOOK_FULL");
        assertThat(full.text("detail")).contains("20");
    }
}
