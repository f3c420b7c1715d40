package shop.jangteo.platform.redis;

import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis holds only what can be rebuilt; whoever asks it must know what to do when it doesn't answer within 200 ms. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisConfiguration.RedisProperties.class)
class RedisConfiguration {

    /** @param url {@code redis://host:port} or {@code rediss://…} */
    @ConfigurationProperties("jangteo.redis")
    record RedisProperties(
            @DefaultValue("redis://127.0.0.1:6379") String url,
            @Nullable String username,
            @Nullable String password) {}

    /** Starts without Redis too: a connection is made when it is first needed. */
    @Bean(destroyMethod = "shutdown")
    RedissonClient redisson(RedisProperties properties) {
        var config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.setLazyInitialization(true);
        config.setUsername(properties.username());
        config.setPassword(properties.password());
        config.useSingleServer()
                .setAddress(properties.url())
                .setConnectTimeout(1_000)
                .setTimeout(200)
                .setRetryAttempts(0)
                .setConnectionMinimumIdleSize(2)
                .setConnectionPoolSize(32)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(4);
        return Redisson.create(config);
    }
}
