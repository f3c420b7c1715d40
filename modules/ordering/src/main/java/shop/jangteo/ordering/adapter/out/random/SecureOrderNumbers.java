package shop.jangteo.ordering.adapter.out.random;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import shop.jangteo.ordering.application.port.OrderNumbers;
import shop.jangteo.ordering.domain.order.OrderNumber;

/** Draws from the machine's secure random source, so that one number tells nothing about the next. */
@Component
final class SecureOrderNumbers implements OrderNumbers {

    private static final ZoneId SHOP = ZoneId.of("Asia/Seoul");

    private final SecureRandom random = new SecureRandom();
    private final String prefix;

    /** @throws IllegalArgumentException when the prefix isn't one to four upper-case letters */
    SecureOrderNumbers(@Value("${jangteo.ordering.order-number-prefix:KF}") String prefix) {
        OrderNumber.of(prefix, LocalDate.EPOCH, 0);
        this.prefix = prefix;
    }

    @Override
    public OrderNumber draw(Instant at) {
        return OrderNumber.of(prefix, at.atZone(SHOP).toLocalDate(), random.nextInt(OrderNumber.PER_DAY));
    }
}
