package shop.jangteo.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rule that can't fail protects nothing. In each rule's fixture the classes with {@code Offending} in their names break
 * it, and the others, built as they should be, don't.
 */
@DisplayName("SY-10: each architecture rule fails on the fixture that breaks it")
class RulesBiteTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource("shop.jangteo.architecture.ArchitectureTests#rules")
    void findsTheOffendersAndNobodyElse(String name, ArchRule rule) {
        JavaClasses fixture = new ClassFileImporter()
                .importPackages("shop.jangteo.fixture." + name.replace("_", "").toLowerCase(Locale.ROOT));
        Set<String> offenders = fixture.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getName)
                .filter(type -> type.contains("Offending"))
                .collect(toSet());

        List<String> violations = rule.evaluate(fixture).getFailureReport().getDetails();

        assertThat(offenders).isNotEmpty();
        assertThat(offenders)
                .allSatisfy(offender -> assertThat(violations).anyMatch(violation -> violation.contains(offender)));
        assertThat(violations).allMatch(violation -> offenders.stream().anyMatch(violation::contains));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shop.jangteo.architecture.ArchitectureTests#rules")
    void failsWhenItFindsNothingToLookAt(String name, ArchRule rule) {
        JavaClasses nothing = new ClassFileImporter().importPackages("shop.jangteo.nowhere");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rule.check(nothing))
                .withMessageContaining("failed to check any classes");
    }
}
