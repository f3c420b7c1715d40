package shop.jangteo.payment.adapter.out.mock;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.out.PaymentGatewayContract;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.testkit.ContextTest;

@ContextTest
class MockKeepsTheContractTests extends PaymentGatewayContract {

    private final MockBooks books;

    MockKeepsTheContractTests(PaymentGateway gateway, MockBooks books, Ids ids, Clock clock) {
        super(gateway, ids, clock);
        this.books = books;
    }

    @Override
    protected String agree(Map<String, Object> window, Money amount) {
        return window.get("paymentKey").toString();
    }

    @Override
    protected String agreeWithARefusedCard(Map<String, Object> window, Money amount) {
        return window.get("paymentKey") + ".decline-limit";
    }

    @Override
    protected void deposit(UUID paymentId) {
        books.deposit(paymentId);
    }

    @Override
    protected void takeBackDeposit(UUID paymentId) {
        books.takeBack(paymentId);
    }
}
