package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.Failure;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PaymentRuleBroken;
import shop.jangteo.payment.domain.PaymentStatus;

@DisplayName("SY-4: every refusal has its text in both languages")
class PaymentTextsTests {

    private static final List<PaymentRuleBroken> REFUSALS = List.of(
            new PaymentRuleBroken.PaymentDeclined(Failure.NOT_TAKEN),
            new PaymentRuleBroken.PaymentProviderUnavailable(),
            new PaymentRuleBroken.OrderAlreadyPaid(),
            new PaymentRuleBroken.PaymentInProgress(),
            new PaymentRuleBroken.IllegalOrderState(OrderStatus.SHIPPED, List.of(OrderStatus.PAID)),
            new PaymentRuleBroken.IllegalPaymentState(PaymentStatus.PENDING, Set.of()),
            new PaymentRuleBroken.AwaitingDeposit(Instant.EPOCH),
            new PaymentRuleBroken.AmountMismatch(Money.won(1)),
            new PaymentRuleBroken.ForgedWebhook(),
            new PaymentRuleBroken.NoSuchDeposit(),
            new PaymentRuleBroken.AlreadyRefunded(),
            new PaymentRuleBroken.RefundPeriodOver(Instant.EPOCH));

    @Test
    void noRefusalIsForgotten() {
        assertThat(REFUSALS.stream().map(Object::getClass).collect(Collectors.<Object>toSet()))
                .containsExactlyInAnyOrder((Object[]) PaymentRuleBroken.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment", "payment_en"})
    void everyRefusalHasItsText(String bundle) throws IOException {
        var texts = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/i18n/" + bundle + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        assertThat(texts.stringPropertyNames())
                .containsAll(REFUSALS.stream()
                        .map(PaymentRuleBroken::code)
                        .flatMap(code -> Stream.of("problem." + code + ".title", "problem." + code + ".detail"))
                        .toList())
                .contains(
                        "field.PAYMENT_TOKEN",
                        "field.NOT_REFUNDABLE_AMOUNT",
                        "field.REFUND_ACCOUNT",
                        "field.WEBHOOK",
                        "field.WEBHOOKS",
                        "field.DELAY",
                        "field.REQUIRED",
                        "field.NOT_A_CASH_PAYMENT",
                        "field.RECEIPT_NUMBER");
    }
}
