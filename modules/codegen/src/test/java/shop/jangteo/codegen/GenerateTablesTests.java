package shop.jangteo.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTablesTests {

    private static final String PACKAGE = "shop.jangteo.promotion.adapter.jooq";

    @TempDir
    Path folder;

    private Path migrations;
    private Path output;
    private Path table;

    @BeforeEach
    void folders() throws IOException {
        migrations = Files.createDirectory(folder.resolve("migrations"));
        output = folder.resolve("generated");
        table = output.resolve("shop/jangteo/promotion/adapter/jooq/tables/Coupon.java");
    }

    @Test
    void columnsGetTheTypesTheProductWorksWith() throws Exception {
        Files.writeString(migrations.resolve("V1__coupons.sql"), """
            CREATE TABLE coupon (
              id BINARY(16) NOT NULL PRIMARY KEY,
              amount BIGINT NOT NULL,
              active BOOLEAN NOT NULL,
              detail JSON NULL,
              created_at DATETIME(6) NOT NULL
            );
            """);

        generate();

        assertThat(table)
                .content()
                .contains(
                        "TableField<CouponRecord, UUID> ID",
                        "TableField<CouponRecord, Long> AMOUNT",
                        "TableField<CouponRecord, Boolean> ACTIVE",
                        "TableField<CouponRecord, String> DETAIL",
                        "TableField<CouponRecord, Instant> CREATED_AT",
                        "import shop.jangteo.platform.persistence.UuidConverter;",
                        "import shop.jangteo.platform.persistence.InstantConverter;");
        try (Stream<Path> files = Files.walk(output)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .contains("Promotion.java", "CouponRecord.java")
                    .noneMatch(name -> name.contains("Flyway"));
        }
    }

    @Test
    void nothingIsGeneratedAgainUntilAMigrationChanges() throws Exception {
        Files.writeString(migrations.resolve("V1__coupons.sql"), "CREATE TABLE coupon (id BIGINT PRIMARY KEY);");
        generate();
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(table, longAgo);

        generate();
        assertThat(Files.getLastModifiedTime(table)).isEqualTo(longAgo);

        Files.writeString(migrations.resolve("V2__code.sql"), "ALTER TABLE coupon ADD code VARCHAR(40);");
        generate();
        assertThat(table).content().contains("TableField<CouponRecord, String> CODE");
    }

    @Test
    void withoutMigrationsThereIsNothingToGenerate() throws Exception {
        GenerateTables.generate("promotion", folder.resolve("absent"), output, PACKAGE);

        assertThat(output).doesNotExist();
    }

    @Test
    void aBrokenMigrationFailsAndIsTriedAgain() throws Exception {
        Path broken = Files.writeString(migrations.resolve("V1__coupons.sql"), "CREATE TABEL coupon (id BIGINT);");
        assertThatThrownBy(this::generate).isInstanceOf(FlywayException.class).hasMessageContaining("V1__coupons.sql");

        Files.writeString(broken, "CREATE TABLE coupon (id BIGINT PRIMARY KEY);");
        generate();

        assertThat(table).exists();
    }

    private void generate() throws Exception {
        GenerateTables.generate("promotion", migrations, output, PACKAGE);
    }
}
