package shop.jangteo.identity.adapter.out.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shop.jangteo.identity.application.EndSession;
import shop.jangteo.identity.application.RegisterMember;
import shop.jangteo.identity.domain.member.Email;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.PasswordHash;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.identity.domain.session.RefreshToken;
import shop.jangteo.identity.domain.session.Session;
import shop.jangteo.identity.domain.session.SessionId;
import shop.jangteo.identity.domain.session.Sessions;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.security.AccessTokens;
import shop.jangteo.testkit.ContextTest;
import shop.jangteo.testkit.Transactions;

@ContextTest
@DisplayName("ID-5: an ended session is out within a second on every instance")
class LiveSessionsTests {

    private final DSLContext dsl;
    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;
    private final RegisterMember registerMember;
    private final Sessions sessions;
    private final EndSession endSession;
    private final Transactions tx;
    private final AccessTokens tokens;
    private final Clock clock;

    private final MemberId member = new MemberId(UUID.randomUUID());
    private final SessionId session = new SessionId(UUID.randomUUID());

    LiveSessionsTests(
            DSLContext dsl,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            RegisterMember registerMember,
            Sessions sessions,
            EndSession endSession,
            Transactions tx,
            AccessTokens tokens,
            Clock clock) {
        this.dsl = dsl;
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.registerMember = registerMember;
        this.sessions = sessions;
        this.endSession = endSession;
        this.tx = tx;
        this.tokens = tokens;
        this.clock = clock;
    }

    @BeforeEach
    void aMemberIsLoggedIn() {
        registerMember.handle(new RegisterMember.Command(
                member,
                Email.of("m" + member.value() + "@example.com"),
                new PasswordHash("none"),
                PersonName.of("김장터"),
                Phone.of("01012345678"),
                false,
                false,
                Role.BUYER,
                Optional.empty()));
        tx.run(() -> sessions.start(
                new Session(
                        session, member, "", clock.instant(), clock.instant().plus(Duration.ofDays(1))),
                new RefreshToken(UUID.randomUUID().toString())));
    }

    private void sessionEnds() {
        endSession.handle(new EndSession.Command(Actor.buyer(member.value()), member, session));
    }

    /** Whoever asks more than a second later is told so, however slow this machine is. */
    private void assertFollowsWithinASecond(LiveSessions elsewhere) {
        long ended = System.nanoTime();
        await().until(() -> {
            Duration passed = Duration.ofNanos(System.nanoTime() - ended);
            boolean live = elsewhere.isLive(session.value());
            assertThat(live && passed.compareTo(Duration.ofSeconds(1)) > 0)
                    .as("live after %s", passed)
                    .isFalse();
            return !live;
        });
    }

    @Test
    void anotherInstanceFollowsWithinASecond() {
        var elsewhere = new LiveSessions(dsl, transactions, tokens);
        assertThat(elsewhere.isLive(session.value())).isTrue();

        sessionEnds();

        assertFollowsWithinASecond(elsewhere);
    }

    @Test
    @DisplayName("F30: whatever the clock of the instance says that ended it")
    void anotherInstanceFollowsOneWhoseClockIsAnHourSlow() {
        var elsewhere = new LiveSessions(dsl, transactions, tokens);
        assertThat(elsewhere.isLive(session.value())).isTrue();

        Instant there = clock.instant().minus(Duration.ofHours(1));
        tx.run(() -> sessions.end(member, session, there));

        assertFollowsWithinASecond(elsewhere);
    }

    @Test
    void anInstanceThatStartsLaterKnowsToo() {
        sessionEnds();

        assertThat(new LiveSessions(dsl, transactions, tokens).isLive(session.value()))
                .isFalse();
    }

    @Test
    @DisplayName("one question tells of all sessions, however many ask at once")
    void oneQuestionTellsOfAllSessions() throws InterruptedException {
        var questions = new AtomicInteger();
        var counted = new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                questions.incrementAndGet();
                return super.getConnection();
            }
        };
        var elsewhere = new LiveSessions(DSL.using(counted, SQLDialect.MARIADB), transactions, tokens);
        long begin = System.nanoTime();
        List<Thread> visitors = IntStream.range(0, 200)
                .mapToObj(each -> Thread.startVirtualThread(() -> elsewhere.isLive(UUID.randomUUID())))
                .toList();
        for (Thread visitor : visitors) {
            visitor.join();
        }
        long lasted = Duration.ofNanos(System.nanoTime() - begin).toMillis();

        assertThat(questions.get()).isBetween(1, (int) (lasted / 800) + 2);
    }

    @Test
    @DisplayName("SY-2: while the primary is away the replica tells who had logged out")
    void whileThePrimaryIsAwayTheReplicaTells() {
        var primaryAway = new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
                    throw new SQLException("primary is away");
                }
                return super.getConnection();
            }
        };
        var elsewhere = new LiveSessions(DSL.using(primaryAway, SQLDialect.MARIADB), transactions, tokens);
        assertThat(elsewhere.isLive(session.value())).isTrue();

        sessionEnds();

        assertFollowsWithinASecond(elsewhere);
    }
}
