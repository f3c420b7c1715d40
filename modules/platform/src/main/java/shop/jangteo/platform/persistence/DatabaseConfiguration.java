package shop.jangteo.platform.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.conf.RenderTable;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.boot.jooq.autoconfigure.ExceptionTranslatorExecuteListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Writes go to the primary, read-only transactions to the replica where it is fresh enough (ADR-0008). */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
@EnableTransactionManagement(proxyTargetClass = true, order = 0)
class DatabaseConfiguration {

    /** A socket that says nothing for longer than the longest transaction is dead. */
    private static final Duration SOCKET_SILENCE = Duration.ofSeconds(35);

    /** Of a connection; times connections and instances it stays below the servers' limit of 16,382. */
    private static final int STATEMENTS_KEPT = 100;

    @Bean(defaultCandidate = false)
    HikariDataSource primaryPool(DatabaseProperties properties) {
        return pool("primary", properties.primaryUrl(), properties, properties.primaryPoolSize());
    }

    @Bean(defaultCandidate = false)
    Replica replica(DatabaseProperties properties) {
        String url = properties.replicaUrl();
        return url == null || url.isBlank()
                ? Replica.none()
                : new Replica(
                        pool("replica", url, properties, properties.replicaPoolSize()),
                        properties.maximumLag(),
                        properties.replicaCheck());
    }

    @Bean
    @Primary
    DataSource dataSource(
            @org.springframework.beans.factory.annotation.Qualifier("primaryPool") HikariDataSource primaryPool,
            @org.springframework.beans.factory.annotation.Qualifier("replica") Replica replica,
            WriteMarks marks,
            DatabaseProperties properties) {
        SchemaMigrations.migrate(primaryPool);
        replica.watch();
        var connections = new PooledConnections(primaryPool);
        if (replica.exists()) {
            connections.setReadOnlyDataSource(new FreshReads(primaryPool, replica, marks, properties.freshnessWait()));
        }
        return connections;
    }

    /** A bean so that Boot's {@code JdbcTemplate} and {@code JdbcClient} speak by it as well. */
    @Bean
    DatabaseErrors databaseErrors() {
        return new DatabaseErrors();
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource, WriteMarks marks, DatabaseErrors errors) {
        var commits = new MarkedCommits(dataSource, marks);
        commits.setExceptionTranslator(errors);
        commits.setDefaultTimeout(30);
        return commits;
    }

    @Bean
    ExceptionTranslatorExecuteListener jooqErrors(DatabaseErrors errors) {
        return ExceptionTranslatorExecuteListener.of(context -> errors);
    }

    @Bean
    DefaultConfigurationCustomizer jooqSettings() {
        return (DefaultConfiguration configuration) -> configuration.set(
                new Settings().withRenderTable(RenderTable.WHEN_MULTIPLE_TABLES).withExecuteLogging(false));
    }

    private static HikariDataSource pool(String name, @Nullable String url, DatabaseProperties properties, int size) {
        if (url == null || url.isBlank()) {
            throw new IllegalStateException("jangteo.database.primary-url is missing: name the database to use");
        }
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(properties.username());
        config.setPassword(properties.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(4, size));
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(1_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setAutoCommit(false);
        config.addDataSourceProperty("connectTimeout", 2_000);
        config.addDataSourceProperty("socketTimeout", SOCKET_SILENCE.toMillis());
        // Parsed once for a connection, and answered in binary: a quarter less work for the database.
        config.addDataSourceProperty("useServerPrepStmts", true);
        config.addDataSourceProperty("prepStmtCacheSize", STATEMENTS_KEPT);
        if (name.equals("replica")) {
            config.setReadOnly(true);
            config.setInitializationFailTimeout(-1);
        }
        return new HikariDataSource(config);
    }
}
