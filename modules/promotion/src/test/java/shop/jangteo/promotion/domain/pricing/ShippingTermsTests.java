package shop.jangteo.promotion.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.jangteo.kernel.Money;

@DisplayName("OR-5: what delivery costs")
class ShippingTermsTests {

    private static final ShippingRules.Zone JEJU = new ShippingRules.Zone("제주", "63000", "63644", Money.won(3_000));

    @ParameterizedTest(name = "goods of {0} won: {1} + {2}")
    @CsvSource({"0, 0, 0", "1, 3000, 3000", "49999, 3000, 3000", "50000, 0, 3000", "90000, 0, 3000"})
    void theBaseFeeIsWaivedFromAnAmountOnAndTheSurchargeNever(long goods, long base, long surcharge) {
        var terms = new ShippingTerms(Money.won(3_000), Money.won(50_000), Money.won(10_000), JEJU);

        assertThat(terms.feeFor(Money.won(goods)))
                .isEqualTo(new ShippingTerms.Fee(Money.won(base), Money.won(surcharge)));
    }

    @ParameterizedTest(name = "goods of {0} won: {1}")
    @CsvSource({"0, 0", "1, 3000", "49999, 3000", "50000, 0"})
    void whereThereIsNoZoneThereIsNoSurcharge(long goods, long fee) {
        var terms = new ShippingTerms(Money.won(3_000), Money.won(50_000), Money.won(10_000), null);

        assertThat(terms.feeFor(Money.won(goods)).total()).isEqualTo(Money.won(fee));
    }
}
