package shop.jangteo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.jangteo.load.Load.Measured;
import shop.jangteo.load.Web.Call;
import shop.jangteo.load.Web.Member;

/** {@code bin/load [scenario…] [--option=value…]}: measures the shop, and then the same SQL by bare JDBC. */
public final class RunLoad {

    private static final String FLOOR = "  floor: its SQL";
    private static final Duration FLOOR_WARM_UP = Duration.ofSeconds(2);
    private static final String WHOLE_FLOOR = "  floor: its SQL and what follows";

    private final Options options;
    private final @Nullable OwnServers servers;
    private final Path folder;
    private final Report report = new Report(System.out);
    private Processors processors = new Processors();

    private RunLoad(Options options, @Nullable OwnServers servers, Path folder) {
        this.options = options;
        this.servers = servers;
        this.folder = folder;
    }

    public static void main(String... arguments) throws IOException {
        Options options = Options.parse(arguments);
        Path folder = Path.of("target/load").toAbsolutePath();
        Files.createDirectories(folder);
        if (options.url() != null) {
            new RunLoad(options, null, folder).measure(new Web(options.url()), new Tokens(options.tokenKeys()), false);
        } else {
            try (var servers = new OwnServers(folder.resolve("home"), options.jdbcParameters())) {
                new RunLoad(options, servers, folder).measureOwnShop(servers);
            }
        }
        System.exit(0);
    }

    private void measureOwnShop(OwnServers own) {
        Map<String, Script> scripts = new Recorder(own, folder).record(web -> samples(web, new Tokens(own.tokenKey())));
        scripts.forEach(this::tell);
        Map<String, Supplier<@Nullable List<Object>>> floors;
        try (ShopProcess shop = ShopProcess.start(own.settings(false), folder.resolve("shop.log"), options.jvm())) {
            processors = own.processors().with("shop", shop.pid());
            floors = measure(new Web(shop.base()), new Tokens(own.tokenKey()), true);
        }
        processors = own.processors();
        if (floors.containsKey("coupons")) {
            layOutPieces(
                    own.databases(),
                    Objects.requireNonNull(floors.get("coupons").get()));
        }
        try (var floor = new Floor(own.databases())) {
            floors.forEach((name, inputs) -> floor(
                    floor,
                    own.databases(),
                    name,
                    Objects.requireNonNull(scripts.get(name.equals("hot") ? "orders" : name)),
                    inputs));
        }
        report.save(folder.resolve("report.json"));
    }

    /** The shop lays out a coupon's pieces by and by; the floor has nobody who would. */
    private static void layOutPieces(Databases databases, List<Object> ownOfRequest) {
        databases.number(
                "insert into promotion.free_piece (coupon_id, number) select ?, 1000000000 + seq from seq_1_to_200000",
                (Object) Script.bytes((UUID) ownOfRequest.get(1)));
    }

    /** @return what the floor of each scenario is to be played with */
    private Map<String, Supplier<@Nullable List<Object>>> measure(Web web, Tokens tokens, boolean withFloor) {
        var market = new Market(web, tokens);
        int buyers = options.buyers();
        Map<String, Supplier<@Nullable List<Object>>> floors = new LinkedHashMap<>();
        if (options.wants("orders")) {
            Scenario orders = Scenario.orders(market, buyers, options.products());
            measure(orders, web);
            measure(orders, web, orders.name() + ", who pause a second", Duration.ofSeconds(1));
            floors.put("orders", () -> own(orders));
        }
        if (options.wants("hot")) {
            Scenario hot = Scenario.hotVariant(market, buyers);
            measure(hot, web);
            floors.put("hot", () -> own(hot));
        }
        if (options.wants("payments")) {
            measure(Scenario.payments(market, web, buyers, options.payments(), options.products()), web);
            if (withFloor) {
                Scenario unpaid = Scenario.payments(market, web, buyers, options.payments(), options.products());
                floors.put("payments", () -> own(unpaid));
            }
        }
        if (options.wants("coupons")) {
            Scenario steady = Scenario.coupons(market, buyers);
            measure(steady, web);
            floors.put("coupons", () -> own(steady));
            options.crowds().forEach(crowd -> crowd(market, web, crowd, 100));
        }
        if (options.wants("flow")) {
            flow(market, web);
        }
        settle();
        audit(market, web);
        return floors;
    }

    /** The shop's own auditor has the last word about what was sold and given away. */
    private void audit(Market market, Web web) {
        var audit = web.send(market.asOperator("/api/admin/audits", Map.of("quiet", true)))
                .expect(201)
                .json();
        List<String> broken = audit.get("invariants")
                .valueStream()
                .filter(check -> check.get("violations").asInt() > 0 || check.has("error"))
                .map(check -> check.toString())
                .toList();
        report.note(
                "auditor",
                broken.isEmpty()
                        ? "clean, " + audit.get("invariants").size() + " invariants"
                        : String.join("\n", broken));
    }

    private void tell(String name, Script script) {
        report.note(
                name,
                script.statements(false) + " statements, " + script.commits(false) + " commits; with what follows "
                        + script.statements(true) + " and " + script.commits(true));
        try {
            Files.writeString(folder.resolve(name + ".sql"), script.text());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, List<List<Call>>> samples(Web web, Tokens tokens) {
        var market = new Market(web, tokens);
        Map<String, List<List<Call>>> samples = new LinkedHashMap<>();
        samples.put("orders", Scenario.hotVariant(market, 0).samples());
        samples.put("payments", Scenario.payments(market, web, 0, 0, 0).samples());
        samples.put("coupons", Scenario.coupons(market, 0).samples());
        return samples;
    }

    private static @Nullable List<Object> own(Scenario scenario) {
        Call call = scenario.requests().apply(ThreadLocalRandom.current().nextInt(scenario.buyers()));
        return call == null ? null : call.own();
    }

    private void measure(Scenario scenario, Web web) {
        measure(scenario, web, scenario.name(), Duration.ZERO);
    }

    private void measure(Scenario scenario, Web web, String name, Duration pause) {
        steady(name, scenario.buyers(), pause, buyer -> () -> {
            Call call = scenario.requests().apply(buyer);
            if (call == null) {
                return null;
            }
            Web.Answer answer = web.send(call);
            return new Load.Outcome(answer.outcome(), answer.status() == scenario.good());
        });
    }

    private void steady(String name, int people, Duration pause, IntFunction<Load.Attempt> attempts) {
        Load.steady(people, options.warmUp(), pause, attempts);
        settle();
        report(name, people, () -> Load.steady(people, options.measured(), pause, attempts));
    }

    private void crowd(Market market, Web web, int members, int coupons) {
        for (int round = 1; round <= options.rounds(); round++) {
            UUID coupon = market.coupon(coupons);
            List<Member> crowd = market.members(members);
            // Everybody has the page open: connections stand, sessions are known.
            Load.burst(members, person -> () -> {
                web.send(Call.get("/api/coupons/" + coupon, crowd.get(person)));
                return new Load.Outcome("seen", true);
            });
            report(
                    "coupons, " + members + " members for " + coupons + ", round " + round,
                    members,
                    () -> Load.burst(members, person -> {
                        Call call = Market.issue(crowd.get(person), coupon);
                        return () -> new Load.Outcome(web.send(call).outcome(), true);
                    }));
        }
    }

    private void flow(Market market, Web web) {
        List<Market.Goods> goods = market.goods(20, 1_000_000);
        steady("whole flow of seven requests", 16, Duration.ZERO, buyer -> {
            Member member = market.member();
            return () -> {
                Market.Goods wanted = goods.get(ThreadLocalRandom.current().nextInt(goods.size()));
                new Visit(market, web, member, wanted).make();
                return new Load.Outcome("bought", true);
            };
        });
    }

    private void floor(
            Floor floor, Databases databases, String name, Script script, Supplier<@Nullable List<Object>> inputs) {
        for (boolean whole : List.of(false, true)) {
            List<Script.Move> moves = script.moves(whole);
            IntFunction<Load.Attempt> attempts = buyer -> () -> {
                List<Object> own = inputs.get();
                if (own == null) {
                    return null;
                }
                try {
                    floor.play(moves, own);
                    return new Load.Outcome("done", true);
                } catch (SQLException refused) {
                    return new Load.Outcome(refused.getClass().getSimpleName() + " " + refused.getErrorCode(), false);
                }
            };
            Load.steady(options.buyers(), FLOOR_WARM_UP, Duration.ZERO, attempts);
            report(name + (whole ? WHOLE_FLOOR : FLOOR), options.buyers(), () -> {
                Measured measured = Load.steady(options.buyers(), options.measured(), Duration.ZERO, attempts);
                // Nobody is left who would hear of them.
                databases.number("delete from platform.EVENT_PUBLICATION");
                return measured;
            });
        }
    }

    /** Measures, waits for what follows, and adds up what it cost. */
    private void report(String name, int people, Supplier<Measured> measurement) {
        Map<String, Duration> before = processors.used();
        Measured measured = measurement.get();
        long answered = System.nanoTime();
        settle();
        double catchUp = (System.nanoTime() - answered) / 1e9;
        report.add(Figures.of(
                name, people, measured, catchUp, Processors.each(before, processors.used(), measured.all())));
    }

    private void settle() {
        if (servers != null) {
            Recorder.await(servers.databases());
        }
    }
}
