package shop.jangteo.payment.adapter.out.toss;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.jangteo.payment.application.port.CashReceiptOffice;
import shop.jangteo.payment.domain.CashReceipt.Errand;
import shop.jangteo.payment.domain.CashReceipt.Use;
import shop.jangteo.platform.alert.Alerts;
import tools.jackson.databind.JsonNode;

/** Cash receipts of Toss. */
class TossCashReceipts implements CashReceiptOffice {

    private final TossApi api;
    private final TossProperties properties;
    private final Alerts alerts;

    TossCashReceipts(TossApi api, TossProperties properties, Alerts alerts) {
        this.api = api;
        this.properties = properties;
        this.alerts = alerts;
    }

    @Override
    public Answer run(Errand errand) {
        return switch (errand) {
            case Errand.Issue issue -> answer(issue(issue), issue.amount().won(), null);
            case Errand.Reduce reduce -> answer(reduce(reduce), reduce.by().won(), reduce.providerKey());
        };
    }

    private TossReply issue(Errand.Issue issue) {
        Map<String, Object> body = Map.of(
                "amount", issue.amount().won(),
                "orderId", issue.paymentId().toString(),
                "orderName", issue.paymentId().toString(),
                "customerIdentityNumber", issue.holder().number(),
                "type", issue.holder().use() == Use.INCOME_DEDUCTION ? "소득공제" : "지출증빙");
        return api.post("/v1/cash-receipts", issue.key(), body, properties.testCode());
    }

    private TossReply reduce(Errand.Reduce reduce) {
        return api.post(
                "/v1/cash-receipts/{receiptKey}/cancel",
                reduce.key(),
                Map.of("amount", reduce.by().won()),
                properties.testCode(),
                reduce.providerKey());
    }

    /**
     * @param amount of the errand
     * @param providerKey of the receipt that was reduced: the answer may name it or the reduction
     */
    private Answer answer(TossReply reply, long amount, @Nullable String providerKey) {
        return switch (reply) {
            case TossReply.NoAnswer none -> new Answer.Unclear(none.why(), true);
            case TossReply.Refused refused ->
                switch (TossMeaning.of(refused)) {
                    case UNCLEAR, DONE_BEFORE -> new Answer.Unclear(refused.code());
                    case MISCONFIGURED -> {
                        alerts.raise(
                                "payment-provider-misconfigured",
                                "toss " + refused.code(),
                                "Toss refuses the shop itself: no cash receipts are issued");
                        yield new Answer.Refused(refused.code(), refused.message());
                    }
                    case DECLINED, NOT_TAKEN, REFUND_REFUSED -> new Answer.Refused(refused.code(), refused.message());
                };
            case TossReply.Done done -> receipt(done.body(), amount, providerKey);
        };
    }

    private static Answer receipt(JsonNode receipt, long amount, @Nullable String providerKey) {
        if (receipt.path("issueStatus").asString("").equals("FAILED")) {
            return new Answer.Refused("FAILED", "the tax office refused");
        }
        try {
            String key = TossPayment.text(receipt, "receiptKey");
            return TossPayment.amount(receipt, "amount").won() == amount
                    ? new Answer.Done(
                            providerKey == null ? key : providerKey, TossPayment.url(receipt.path("receiptUrl")))
                    : new Answer.Unclear("another amount");
        } catch (TossPayment.Malformed malformed) {
            return new Answer.Unclear("not a receipt: " + malformed.getMessage());
        }
    }
}
