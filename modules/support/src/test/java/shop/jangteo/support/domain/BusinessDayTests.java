package shop.jangteo.support.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BusinessDayTests {

    @Test
    void beginsAtMidnightInSeoul() {
        assertThat(BusinessDay.of(Instant.parse("2026-11-20T14:59:59.999999Z"))).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(BusinessDay.of(Instant.parse("2026-11-20T15:00:00Z"))).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(BusinessDay.startOf(LocalDate.of(2026, 11, 21))).isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));
    }
}
