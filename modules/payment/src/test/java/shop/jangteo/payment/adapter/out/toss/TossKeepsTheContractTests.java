package shop.jangteo.payment.adapter.out.toss;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.out.PaymentGatewayContract;
import shop.jangteo.payment.application.port.PaymentGateway;

@TossTest
class TossKeepsTheContractTests extends PaymentGatewayContract {

    private final FakeToss toss = FakeToss.RUNNING;

    TossKeepsTheContractTests(PaymentGateway gateway, Ids ids, Clock clock) {
        super(gateway, ids, clock);
        toss.useClock(clock);
    }

    @Override
    protected String agree(Map<String, Object> window, Money amount) {
        return toss.agree(window.get("orderId").toString(), amount.won(), "카드");
    }

    @Override
    protected String agreeWithARefusedCard(Map<String, Object> window, Money amount) {
        return toss.agreeWith(window.get("orderId").toString(), amount.won(), "REJECT_CARD_COMPANY");
    }

    @Override
    protected void deposit(UUID paymentId) {
        toss.deposit(paymentId.toString());
    }

    @Override
    protected void takeBackDeposit(UUID paymentId) {
        toss.takeBack(paymentId.toString());
    }
}
