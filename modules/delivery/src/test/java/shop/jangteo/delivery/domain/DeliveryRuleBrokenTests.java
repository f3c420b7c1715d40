package shop.jangteo.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("API.md: every refusal has a code and a text in both languages")
class DeliveryRuleBrokenTests {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    static final List<DeliveryRuleBroken> ALL = List.of(
            new UnknownCarrier("DHL"),
            new InvalidInvoiceNumber(Carrier.CJ),
            new InvoiceAlreadyRegistered(Orders.invoice(1)),
            new InvoiceNumberTaken(Orders.invoice(1)),
            new InvoiceMissing(),
            new IllegalShipmentState(ShipmentStatus.DELIVERED));

    @Test
    void noneIsForgottenHere() {
        assertThat(ALL.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(DeliveryRuleBroken.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void textsNameOnlyWhatTheRefusalKnows(DeliveryRuleBroken rule) {
        for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
            ResourceBundle texts = ResourceBundle.getBundle(
                    "i18n/delivery",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertThat(texts.getLocale()).isEqualTo(language);
            assertThat(texts.getString("problem." + rule.code() + ".title")).isNotBlank();
            String detail = texts.getString("problem." + rule.code() + ".detail");
            assertThat(ARGUMENT.matcher(detail).results().map(found -> found.group(1)))
                    .isSubsetOf(rule.details().keySet());
        }
    }
}
