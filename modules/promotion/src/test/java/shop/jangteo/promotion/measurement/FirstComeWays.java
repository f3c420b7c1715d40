package shop.jangteo.promotion.measurement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.api.RLock;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import shop.jangteo.embedded.MariaDbOptions;
import shop.jangteo.embedded.MariaDbServer;
import shop.jangteo.embedded.RedisServerProcess;

/**
 * The ways of giving away the pieces of a first-come coupon, in bare JDBC on a durable MariaDB and a Redis, with the
 * pool that the shop has: the figures of ADR-0023. Run {@code main}; each line is one crowd, all of whom ask at once.
 */
public final class FirstComeWays {

    private static final int CONNECTIONS = 24;
    private static final int LANE = 8;

    private enum Answer {
        ISSUED,
        HAS_IT,
        SOLD_OUT
    }

    /** One member asks once. */
    private interface Way {
        Answer ask(UUID member) throws Exception;
    }

    private record Crowd(int members, int pieces) {}

    private final HikariDataSource pool;
    private final RedissonClient redis;

    private FirstComeWays(HikariDataSource pool, RedissonClient redis) {
        this.pool = pool;
        this.redis = redis;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("first-come");
        try (MariaDbServer database = MariaDbServer.start(
                        MariaDbOptions.durable(home, 0, "measured").withBinlog(true));
                RedisServerProcess redisServer = RedisServerProcess.throwAway();
                HikariDataSource pool = pool(database)) {
            RedissonClient redis = redis(redisServer);
            try {
                new FirstComeWays(pool, redis).measureAll();
            } finally {
                redis.shutdown();
            }
        }
    }

    private static HikariDataSource pool(MariaDbServer database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl("measured") + "?createDatabaseIfNotExist=true");
        config.setUsername(MariaDbServer.USER);
        config.setPassword(database.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(120_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    private static RedissonClient redis(RedisServerProcess server) {
        var config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.useSingleServer()
                .setAddress(server.url())
                .setTimeout(30_000)
                .setConnectionPoolSize(32)
                .setSubscriptionsPerConnection(2_000);
        return Redisson.create(config);
    }

    private void measureAll() throws Exception {
        prepare();
        measure("warm-up", this::rowQueue, new Crowd(2_000, 1_000), false);
        measure("warm-up", this::unitRows, new Crowd(2_000, 1_000), false);
        for (Crowd crowd : List.of(new Crowd(1_000, 100), new Crowd(10_000, 100), new Crowd(10_000, 10_000))) {
            measure("row queue", this::rowQueue, crowd, true);
            measure("Redisson lock", this::redissonLock, crowd, true);
            measure("atomic script", this::atomicScript, crowd, true);
            measure("unit rows", this::unitRows, crowd, true);
            measure("unit rows, lane and mark", this::unitRowsBehindALane, crowd, true);
        }
    }

    private void prepare() throws SQLException {
        try (Connection db = pool.getConnection();
                var statement = db.createStatement()) {
            statement.execute("create table coupon (id binary(16) primary key, quantity int not null,"
                    + " issued_count int not null, check (issued_count <= quantity)) engine = InnoDB");
            statement.execute("create table coupon_unit (coupon_id binary(16) not null, unit_no int not null,"
                    + " primary key (coupon_id, unit_no)) engine = InnoDB");
            statement.execute("create table issued (id binary(16) primary key, coupon_id binary(16) not null,"
                    + " member_id binary(16) not null, seq int not null, unit_no int null,"
                    + " unique (coupon_id, member_id, seq), unique (coupon_id, unit_no),"
                    + " foreign key (coupon_id) references coupon (id)) engine = InnoDB");
            db.commit();
        }
    }

    // ---- one crowd ------------------------------------------------------------------------------------------------

    private interface WayFor {
        Way of(byte[] coupon);
    }

    private void measure(String name, WayFor way, Crowd crowd, boolean told) throws Exception {
        byte[] coupon = coupon(crowd.pieces());
        Way asked = way.of(coupon);
        long[] micros = new long[crowd.members()];
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        int failed = 0;
        long took;
        var ready = new CountDownLatch(crowd.members());
        var start = new CountDownLatch(1);
        try (ExecutorService members = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            long[] begin = new long[1];
            for (int i = 0; i < crowd.members(); i++) {
                int who = i;
                UUID member = UUID.randomUUID();
                running.add(members.submit(() -> {
                    ready.countDown();
                    start.await();
                    try {
                        return asked.ask(member);
                    } finally {
                        micros[who] = (System.nanoTime() - begin[0]) / 1_000;
                    }
                }));
            }
            ready.await();
            begin[0] = System.nanoTime();
            start.countDown();
            for (Future<Answer> one : running) {
                try {
                    answers.merge(one.get(), 1, Integer::sum);
                } catch (java.util.concurrent.ExecutionException lost) {
                    if (failed++ == 0) {
                        System.out.println("   first failure: " + lost.getCause());
                    }
                }
            }
            took = System.nanoTime() - begin[0];
        }
        if (told) {
            Arrays.sort(micros);
            System.out.printf(
                    "%-26s %6d members %6d pieces | %7.0f requests/s | p50 %6.0f p95 %6.0f p99 %6.0f ms | issued %d,"
                            + " rows %d, failed %d%n",
                    name,
                    crowd.members(),
                    crowd.pieces(),
                    crowd.members() / (took / 1e9),
                    micros[crowd.members() / 2] / 1e3,
                    micros[crowd.members() * 95 / 100] / 1e3,
                    micros[crowd.members() * 99 / 100] / 1e3,
                    answers.getOrDefault(Answer.ISSUED, 0),
                    rows(coupon),
                    failed);
        }
    }

    private byte[] coupon(int pieces) throws SQLException {
        byte[] id = bytes(UUID.randomUUID());
        try (Connection db = pool.getConnection()) {
            update(db, "insert into coupon values (?, ?, 0)", id, pieces);
            try (PreparedStatement units = db.prepareStatement("insert into coupon_unit values (?, ?)")) {
                for (int i = 1; i <= pieces; i++) {
                    units.setBytes(1, id);
                    units.setInt(2, i);
                    units.addBatch();
                }
                units.executeBatch();
            }
            db.commit();
        }
        return id;
    }

    private int rows(byte[] coupon) throws SQLException {
        try (Connection db = pool.getConnection()) {
            return number(db, "select count(*) from issued where coupon_id = ?", coupon);
        }
    }

    // ---- the ways -------------------------------------------------------------------------------------------------

    /** Everybody queues at the coupon's row. */
    private Way rowQueue(byte[] coupon) {
        return member -> inTransaction(db -> {
            if (has(db, coupon, member)) {
                return Answer.HAS_IT;
            }
            if (number(db, "select issued_count >= quantity from coupon where id = ?", coupon) == 1) {
                return Answer.SOLD_OUT;
            }
            int counted = update(
                    db,
                    "update coupon set issued_count = issued_count + 1 where id = ? and issued_count < quantity",
                    coupon);
            if (counted == 0) {
                return Answer.SOLD_OUT;
            }
            insert(db, coupon, member, null);
            return Answer.ISSUED;
        });
    }

    /** One lock in Redis for each coupon; inside it a plain check and an insert. */
    private Way redissonLock(byte[] coupon) {
        RLock lock = redis.getLock("lock:" + key(coupon));
        return member -> {
            if (!lock.tryLock(120, 10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no lock");
            }
            try {
                return inTransaction(db -> {
                    if (has(db, coupon, member)) {
                        return Answer.HAS_IT;
                    }
                    if (number(db, "select count(*) from issued where coupon_id = ?", coupon)
                            >= number(db, "select quantity from coupon where id = ?", coupon)) {
                        return Answer.SOLD_OUT;
                    }
                    insert(db, coupon, member, null);
                    return Answer.ISSUED;
                });
            } finally {
                if (lock.isHeldByCurrentThread()) {
                    lock.unlock();
                }
            }
        };
    }

    private static final String TAKE = "if redis.call('exists', KEYS[1]) == 0 then return -1 end "
            + "if redis.call('sismember', KEYS[2], ARGV[1]) == 1 then return 2 end "
            + "if tonumber(redis.call('get', KEYS[1])) < 1 then return 3 end "
            + "redis.call('decr', KEYS[1]) redis.call('sadd', KEYS[2], ARGV[1]) return 1";

    private static final String GIVE_BACK =
            "if redis.call('srem', KEYS[2], ARGV[1]) == 1 then redis.call('incr', KEYS[1]) end return 1";

    /** A script in Redis counts and remembers who has one; the row follows. Rebuilt from the rows when it is lost. */
    private Way atomicScript(byte[] coupon) {
        List<Object> keys = List.of("left:" + key(coupon), "had:" + key(coupon));
        return member -> {
            RScript script = redis.getScript(StringCodec.INSTANCE);
            Long decided;
            while ((decided = script.eval(
                            RScript.Mode.READ_WRITE, TAKE, RScript.ReturnType.LONG, keys, member.toString()))
                    == -1) {
                rebuild(coupon, keys);
            }
            if (decided == 2) {
                return Answer.HAS_IT;
            }
            if (decided == 3) {
                return Answer.SOLD_OUT;
            }
            try {
                return inTransaction(db -> {
                    insert(db, coupon, member, null);
                    return Answer.ISSUED;
                });
            } catch (SQLException lost) {
                script.eval(RScript.Mode.READ_WRITE, GIVE_BACK, RScript.ReturnType.LONG, keys, member.toString());
                throw lost;
            }
        };
    }

    private void rebuild(byte[] coupon, List<Object> keys) throws Exception {
        int left = inTransaction(db -> number(db, "select quantity from coupon where id = ?", coupon)
                - number(db, "select count(*) from issued where coupon_id = ?", coupon));
        redis.getBucket(keys.getFirst().toString(), StringCodec.INSTANCE).setIfAbsent(String.valueOf(left));
    }

    /** A row for each piece that is left; whoever asks takes the first one that nobody else is taking. */
    private Way unitRows(byte[] coupon) {
        return member -> inTransaction(db -> {
            if (has(db, coupon, member)) {
                return Answer.HAS_IT;
            }
            String free = "select unit_no from coupon_unit where coupon_id = ? order by unit_no limit 1 for update";
            int unit = number(db, free + " skip locked", coupon);
            if (unit == 0) {
                // What somebody else is taking may come back.
                unit = number(db, free, coupon);
            }
            if (unit == 0) {
                return Answer.SOLD_OUT;
            }
            update(db, "delete from coupon_unit where coupon_id = ? and unit_no = ?", coupon, unit);
            insert(db, coupon, member, unit);
            return Answer.ISSUED;
        });
    }

    /** The same, a few at a time, and once somebody has found nothing left the others aren't sent to look. */
    private Way unitRowsBehindALane(byte[] coupon) {
        Semaphore lane = new Semaphore(LANE, true);
        Way rows = unitRows(coupon);
        var mark = redis.<String>getBucket("sold-out:" + key(coupon), StringCodec.INSTANCE);
        boolean[] soldOut = new boolean[1];
        return member -> {
            if (mark.isExists()) {
                return Answer.SOLD_OUT;
            }
            lane.acquire();
            try {
                if (soldOut[0]) {
                    return Answer.SOLD_OUT;
                }
                Answer answer = rows.ask(member);
                if (answer == Answer.SOLD_OUT) {
                    soldOut[0] = true;
                    mark.set("1", java.time.Duration.ofSeconds(5));
                }
                return answer;
            } finally {
                lane.release();
            }
        };
    }

    // ---- SQL ------------------------------------------------------------------------------------------------------

    private interface Work<T> {
        T in(Connection db) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection db = pool.getConnection()) {
            try {
                T result = work.in(db);
                db.commit();
                return result;
            } catch (SQLException lost) {
                db.rollback();
                throw lost;
            }
        }
    }

    private static boolean has(Connection db, byte[] coupon, UUID member) throws SQLException {
        return number(db, "select count(*) from issued where coupon_id = ? and member_id = ?", coupon, bytes(member))
                > 0;
    }

    private static void insert(Connection db, byte[] coupon, UUID member, Integer unit)
            throws SQLIntegrityConstraintViolationException, SQLException {
        update(
                db,
                "insert into issued (id, coupon_id, member_id, seq, unit_no) values (?, ?, ?, 1, ?)",
                bytes(UUID.randomUUID()),
                coupon,
                bytes(member),
                unit);
    }

    private static int update(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static int number(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        int at = 1;
        for (Object value : values) {
            statement.setObject(at++, value);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String key(byte[] id) {
        return UUID.nameUUIDFromBytes(id).toString();
    }
}
