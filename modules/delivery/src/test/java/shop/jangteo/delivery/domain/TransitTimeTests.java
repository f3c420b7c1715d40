package shop.jangteo.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("DE-5: the expected day")
class TransitTimeTests {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "2026-01-05T03:00:00Z, 2026-01-07, Monday to Wednesday",
        "2026-01-09T03:00:00Z, 2026-01-12, over the Sunday",
        "2026-01-10T03:00:00Z, 2026-01-13, Saturday to Tuesday",
        "2026-01-11T03:00:00Z, 2026-01-13, Sunday to Tuesday",
        "2026-01-05T15:30:00Z, 2026-01-08, it is Tuesday in Korea already"
    })
    void isTwoDeliveryDaysAfterTheInvoice(Instant invoiced, LocalDate expected, String why) {
        assertThat(new TransitTime(2).expectedOn(invoiced)).as(why).isEqualTo(expected);
    }

    @Test
    void isNeverTheSameDay() {
        assertThatThrownBy(() -> new TransitTime(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
