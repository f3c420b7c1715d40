package shop.jangteo.promotion.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("PR-4, PR-5: what is good for some time is good to the end of the last day in Seoul")
class ShopDayTests {

    @ParameterizedTest(name = "from {0} for {1}: to the end of {2}")
    @CsvSource({
        "2026-06-01T09:00+09:00, P1Y, 2027-06-01",
        "2026-06-01T09:00+09:00, P7D, 2026-06-08",
        "2026-12-31T23:59:59.999999+09:00, P1D, 2027-01-01",
        "2027-01-01T00:00+09:00, P1D, 2027-01-02",
        "2026-12-31T15:00Z, P1D, 2027-01-02",
        "2026-01-31T12:00+09:00, P1M, 2026-02-28",
        "2026-01-31T12:00+09:00, P30D, 2026-03-02",
        "2028-02-28T12:00+09:00, P1D, 2028-02-29",
        "2028-02-29T12:00+09:00, P1Y, 2029-02-28",
        "2027-03-01T12:00+09:00, P1Y, 2028-03-01"
    })
    void lastDays(ZonedDateTime begin, Period life, LocalDate last) {
        Instant end = ShopDay.endAfter(begin.toInstant(), life);

        assertThat(end.atZone(ShopDay.ZONE).toLocalDateTime())
                .isEqualTo(last.plusDays(1).atStartOfDay());
    }
}
