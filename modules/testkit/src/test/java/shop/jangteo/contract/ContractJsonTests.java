package shop.jangteo.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.platform.web.WebConfiguration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each record is written and read as the golden file says, so that what waits in a registry during an update can still be
 * read after it. {@code -Dupdate.docs=true} writes the files anew: only for new records and added fields.
 */
@DisplayName("ARCHITECTURE §5: contracts change additively only")
class ContractJsonTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(WebConfiguration.kernelValues())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Class<?>> records() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(PublishedEvent.class));
        return scanner.findCandidateComponents("shop.jangteo.contract").stream().map(found -> {
            try {
                return Class.forName(found.getBeanClassName());
            } catch (ClassNotFoundException gone) {
                throw new IllegalStateException(gone);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void isWrittenAndReadAsTheGoldenFileSays(Class<?> type) throws Exception {
        Object sample = sample(type);
        Path file = GOLDEN.resolve(type.getPackageName().substring("shop.jangteo.contract.".length()) + "."
                + type.getSimpleName() + ".json");
        if (Boolean.getBoolean("update.docs")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n");
        }

        String golden = Files.readString(file);

        assertThat(JSON.readTree(JSON.writeValueAsString(sample))).isEqualTo(JSON.readTree(golden));
        assertThat((Object) JSON.readValue(golden, type)).isEqualTo(sample);
    }

    @Test
    void noGoldenFileIsLeftWithoutItsRecord() throws Exception {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(records()
                            .map(type -> type.getPackageName().substring("shop.jangteo.contract.".length()) + "."
                                    + type.getSimpleName())
                            .toList());
        }
    }

    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i].getGenericType(), components[i].getName(), i);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Type type, String name, int i) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? List.of(value(arguments[0], name, i))
                    : Map.of(value(arguments[0], name, i), value(arguments[1], name, i));
        }
        return switch (((Class<?>) type).getSimpleName()) {
            case "UUID" -> new UUID(0x0189_0000_0000_7000L, i + 1);
            case "Instant" -> Instant.parse("2026-01-02T03:04:05.678901Z");
            case "String" -> name + "-값";
            case "int" -> i;
            case "long" -> (long) i;
            case "boolean" -> i % 2 == 0;
            case "Money" -> Money.won(1_000L + i);
            case "Quantity" -> Quantity.of(i + 1);
            case "BigDecimal" -> new BigDecimal("4.5");
            default -> sample((Class<?>) type);
        };
    }
}
