package shop.jangteo.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import shop.jangteo.embedded.EmbeddedServerFailed;
import shop.jangteo.embedded.MariaDbServer;

/**
 * Runs a context's migrations on a throw-away MariaDB and generates jOOQ tables from the result.
 *
 * <p>Arguments: schema, migration folder, output folder, Java package. Does nothing when the folder is absent or when
 * nothing has changed since the last run. Exit status 1, with one line on standard error, when a migration fails.
 */
public final class GenerateTables {

    /** Grows when the same migrations are to yield different code. */
    private static final String GENERATOR_VERSION = "1";

    private static final String HISTORY = "flyway_schema_history";
    private static final String CONVERTERS = "shop.jangteo.platform.persistence.";

    private GenerateTables() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4) {
            System.err.println("GenerateTables wants: schema, migration folder, output folder, Java package");
            System.exit(2);
        }
        // The consumers' class path decides about a logging library; in a build none of them has anything to say.
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try {
            generate(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]), arguments[3]);
        } catch (EmbeddedServerFailed | FlywayException e) {
            System.err.println("Tables of " + arguments[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }

    static void generate(String schema, Path migrations, Path output, String javaPackage) throws Exception {
        if (!Files.isDirectory(migrations)) {
            return;
        }
        MigrationFingerprint fingerprint = MigrationFingerprint.of(migrations, GENERATOR_VERSION, schema, javaPackage);
        if (fingerprint.isKeptIn(output)) {
            return;
        }
        forgetFormerRun(output);
        try (MariaDbServer server = MariaDbServer.throwAway()) {
            migrate(server, schema, migrations);
            try (Connection connection =
                    DriverManager.getConnection(server.jdbcUrl(schema), MariaDbServer.USER, server.password())) {
                var tool = new GenerationTool();
                tool.setConnection(connection);
                tool.run(configuration(schema, output, javaPackage));
            }
        }
        fingerprint.keepIn(output);
    }

    /** A run that fails half-way must not look finished to the next one. */
    private static void forgetFormerRun(Path output) throws IOException {
        Files.createDirectories(output);
        MigrationFingerprint.forget(output);
    }

    private static void migrate(MariaDbServer server, String schema, Path migrations) {
        Flyway.configure()
                .loggers("slf4j")
                .dataSource(server.jdbcUrl(""), MariaDbServer.USER, server.password())
                .locations("filesystem:" + migrations.toAbsolutePath())
                .defaultSchema(schema)
                .createSchemas(true)
                .table(HISTORY)
                .load()
                .migrate();
    }

    private static Configuration configuration(String schema, Path output, String javaPackage) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.mariadb.MariaDBDatabase")
                                .withInputSchema(schema)
                                // SQL names the schema: one connection pool serves all contexts.
                                .withOutputSchemaToDefault(false)
                                .withExcludes(HISTORY + "(\\..*)?")
                                .withForcedTypes(forcedTypes()))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withDeprecated(false)
                                .withGeneratedAnnotation(false)
                                .withJavaTimeTypes(true)
                                .withComments(false)
                                .withJavadoc(false)
                                .withImplicitJoinPathsToOne(false)
                                .withImplicitJoinPathsToMany(false)
                                .withImplicitJoinPathsManyToMany(false))
                        .withTarget(new Target().withPackageName(javaPackage).withDirectory(output.toString())));
    }

    private static List<ForcedType> forcedTypes() {
        return List.of(
                converted("java.util.UUID", "UuidConverter", "(?i:BINARY\\(16\\))"),
                converted("java.time.Instant", "InstantConverter", "(?i:(LOCAL)?DATETIME\\(6\\))"),
                new ForcedType().withName("BOOLEAN").withIncludeTypes("(?i:TINYINT\\(1\\))"),
                new ForcedType().withName("CLOB").withIncludeTypes("(?i:JSON)"));
    }

    private static ForcedType converted(String userType, String converter, String types) {
        return new ForcedType()
                .withUserType(userType)
                .withConverter(CONVERTERS + converter)
                .withIncludeTypes(types);
    }
}
