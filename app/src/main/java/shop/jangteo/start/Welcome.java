package shop.jangteo.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The line that says where to look and how to log in. */
@Component
@Profile("demo")
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final Environment environment;

    Welcome(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        String base = "http://localhost:" + environment.getProperty("local.server.port");
        LOG.info(
                "Jangteo is open: {}/swagger-ui.html  (operator: demo / demo; buyer: buyer1@demo.jangteo.shop /"
                        + " demo-buyer-1)",
                base);
    }
}
