package shop.jangteo.testkit;

import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.security.AccessTokens;
import shop.jangteo.platform.time.ShopClock;
import tools.jackson.databind.json.JsonMapper;

/** The beans that tests are given. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSupport {

    @Bean
    @Lazy
    ApiClient apiClient(Environment environment, AccessTokens tokens, ShopClock clock, JsonMapper json) {
        return new ApiClient("http://127.0.0.1:" + environment.getProperty("local.server.port"), tokens, clock, json);
    }

    @Bean
    @Lazy
    Auditor auditor(ApiClient api) {
        return Auditor.of(() -> api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null)));
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }
}
