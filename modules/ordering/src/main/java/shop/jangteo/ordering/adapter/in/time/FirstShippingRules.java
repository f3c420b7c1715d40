package shop.jangteo.ordering.adapter.in.time;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import shop.jangteo.ordering.application.BeginShippingRules;

@Component
class FirstShippingRules implements ApplicationRunner {

    private final BeginShippingRules begin;

    FirstShippingRules(BeginShippingRules begin) {
        this.begin = begin;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        begin.handle();
    }
}
