package shop.jangteo.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import shop.jangteo.load.Market.Goods;
import shop.jangteo.load.Web.Call;
import shop.jangteo.load.Web.Member;

/**
 * A kind of request to measure.
 *
 * @param good the answer that counts
 * @param requests the next one of each buyer; null when nothing is left
 * @param samples requests of the same kind to learn the SQL from, and others before each, so that no row looks the same
 */
record Scenario(String name, int buyers, int good, IntFunction<@Nullable Call> requests, List<List<Call>> samples) {

    static Scenario orders(Market market, int buyers, int products) {
        List<Goods> goods = market.goods(products, 1_000_000);
        return orders("orders, " + products + " products", market, buyers, goods);
    }

    static Scenario hotVariant(Market market, int buyers) {
        return orders("orders, one hot variant", market, buyers, market.goods(1, 10_000_000));
    }

    private static Scenario orders(String name, Market market, int buyers, List<Goods> goods) {
        List<Member> members = market.members(buyers);
        return new Scenario(
                name,
                buyers,
                201,
                buyer -> market.order(
                        members.get(buyer),
                        goods.get(ThreadLocalRandom.current().nextInt(goods.size())),
                        1),
                samples(market, market::order));
    }

    private interface Ordering {
        Call order(Member member, Goods goods, int quantity);
    }

    /** Two buyers; the second one has ordered before, and of other goods, so that versions and numbers differ. */
    private static List<List<Call>> samples(Market market, Ordering kind) {
        List<List<Call>> samples = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Member member = market.member();
            Goods goods = market.goods(50_000 + 700 * i);
            List<Call> calls = new ArrayList<>();
            for (int n = 0; n <= i + 1; n++) {
                calls.add(kind.order(member, goods, n <= i ? 3 : 1));
            }
            samples.add(calls);
        }
        return samples;
    }

    /** Orders that wait to be paid, by the members who placed them. */
    static Scenario payments(Market market, Web web, int buyers, int orders, int products) {
        Queue<Call> waiting = new ConcurrentLinkedQueue<>();
        List<Goods> goods = market.goods(products, 1_000_000);
        List<Member> members = market.members(buyers);
        Load.steady(buyers, java.time.Duration.ofMinutes(5), java.time.Duration.ZERO, buyer -> () -> {
            if (waiting.size() >= orders) {
                return null;
            }
            Member member = members.get(buyer);
            waiting.add(market.pay(
                    member,
                    placed(
                            market,
                            web,
                            member,
                            goods.get(ThreadLocalRandom.current().nextInt(goods.size())))));
            return new Load.Outcome("placed", true);
        });
        List<List<Call>> samples = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Member member = market.member();
            Goods sample = market.goods(50_000 + 700 * i);
            List<Call> calls = new ArrayList<>();
            for (int n = 0; n <= i + 1; n++) {
                calls.add(market.pay(member, placed(market, web, member, sample)));
            }
            samples.add(calls);
        }
        return new Scenario("payments", buyers, 201, buyer -> waiting.poll(), samples);
    }

    /** Of a coupon that is never sold out; each member once. */
    static Scenario coupons(Market market, int buyers) {
        UUID coupon = market.coupon(10_000_000);
        List<List<Call>> samples = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            UUID sample = market.coupon(1_000_000 + 100 * i);
            List<Call> calls = new ArrayList<>();
            for (int n = 0; n <= i + 1; n++) {
                calls.add(Market.issue(market.member(), sample));
            }
            samples.add(calls);
        }
        return new Scenario("coupons", buyers, 201, buyer -> Market.issue(market.member(), coupon), samples);
    }

    private static UUID placed(Market market, Web web, Member member, Goods goods) {
        return UUID.fromString(web.send(market.order(member, goods, 1))
                .expect(201)
                .json()
                .get("id")
                .asString());
    }
}
