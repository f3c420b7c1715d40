package shop.jangteo.payment.adapter.out.toss;

import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.PaymentGateway.AccountRequest;
import shop.jangteo.payment.application.port.PaymentGateway.CheckoutRequest;
import shop.jangteo.payment.application.port.PaymentGateway.ConfirmRequest;
import shop.jangteo.payment.application.port.PaymentGateway.RefundRequest;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.RefundAccount;
import shop.jangteo.platform.crypto.PersonalData;

/** What Toss, and its window, are told: names, and no longer than it takes them. */
class TossRequests {

    /** Toss' times have no offset and mean Korea. */
    static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_HOLDER = 60;
    private static final int LONGEST_REASON = 200;

    private final TossProperties properties;
    private final PersonalData personalData;

    TossRequests(TossProperties properties, PersonalData personalData) {
        this.properties = properties;
        this.personalData = personalData;
    }

    Map<String, Object> window(CheckoutRequest request) {
        Map<String, Object> window = new LinkedHashMap<>();
        window.put("provider", "toss");
        window.put("clientKey", properties.clientKey());
        window.put("customerKey", customerKey(request.buyerId()));
        window.put("method", windowMethod(request.method()));
        window.put(
                "amount",
                Map.of("currency", Money.CURRENCY, "value", request.amount().won()));
        window.put("orderId", request.paymentId().toString());
        window.put("orderName", cut(request.orderName(), LONGEST_NAME));
        window.put("successUrl", properties.successUrl());
        window.put("failUrl", properties.failUrl());
        return window;
    }

    /** Always the same for a buyer, and nobody can guess it: whoever knows it could use the buyer's saved cards. */
    private String customerKey(UUID buyerId) {
        byte[] key = personalData.blindIndex("toss-customer\0" + buyerId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** Domestic easy payment is chosen inside the card window. */
    private static String windowMethod(PaymentMethod method) {
        return switch (method) {
            case CARD, EASY_PAY -> "CARD";
            case TRANSFER -> "TRANSFER";
            case VIRTUAL_ACCOUNT -> "VIRTUAL_ACCOUNT";
        };
    }

    Map<String, Object> confirmation(ConfirmRequest request) {
        return Map.of(
                "paymentKey", request.providerKey(),
                "orderId", request.paymentId().toString(),
                "amount", request.amount().won());
    }

    Map<String, Object> account(AccountRequest request) {
        return Map.of(
                "amount", request.amount().won(),
                "orderId", request.paymentId().toString(),
                "orderName", cut(request.orderName(), LONGEST_NAME),
                "customerName", cut(request.customerName(), LONGEST_NAME),
                "bank", request.bank() == null ? properties.bank() : request.bank(),
                "dueDate", LOCAL.format(request.dueAt().atZone(TossPayment.KOREA)));
    }

    Map<String, Object> closing(String reason) {
        return Map.of("cancelReason", cut(reason, LONGEST_REASON));
    }

    Map<String, Object> refund(RefundRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        String mark = mark(request);
        body.put("cancelReason", cut(request.reason(), LONGEST_REASON - mark.length()) + mark);
        body.put("cancelAmount", request.amount().won());
        RefundAccount account = request.account();
        if (account != null) {
            body.put(
                    "refundReceiveAccount",
                    Map.of(
                            "bank", account.bank(),
                            "accountNumber", account.accountNumber(),
                            "holderName", cut(account.holderName(), LONGEST_HOLDER)));
        }
        return body;
    }

    /** Toss keeps no id of ours with a cancellation, so it is written into the reason: by it a lost answer is found. */
    String mark(RefundRequest request) {
        return " [" + request.refundId() + "]";
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
