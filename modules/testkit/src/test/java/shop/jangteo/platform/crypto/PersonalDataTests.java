package shop.jangteo.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ID-12: personal data at rest")
class PersonalDataTests {

    private static final String ONE = "one:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String TWO = "two:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
    private static final String INDEX = "aW5kZXhpbmRleGluZGV4aW5kZXhpbmRleGluZGV4MDE=";

    private final PersonalData data = new PersonalData(ONE, INDEX);

    @Test
    void whatIsSealedIsUnreadableAndOpensAgain() {
        String sealed = data.seal("010-1234-5678 김하늘");

        assertThat(sealed).startsWith("one.").doesNotContain("1234").doesNotContain("김하늘");
        assertThat(data.open(sealed)).isEqualTo("010-1234-5678 김하늘");
        assertThat(data.seal("same")).isNotEqualTo(data.seal("same"));
    }

    @Test
    void afterARotationTheOldIsStillRead() {
        String old = data.seal("secret");
        PersonalData rotated = new PersonalData(TWO + "," + ONE, INDEX);

        assertThat(rotated.open(old)).isEqualTo("secret");
        assertThat(rotated.seal("secret")).startsWith("two.");
        assertThatThrownBy(() -> new PersonalData(TWO, INDEX).open(old)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasTamperedWithIsNotRead() {
        String sealed = data.seal("secret");
        char last = sealed.charAt(sealed.length() - 2);
        String tampered = sealed.substring(0, sealed.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + sealed.charAt(sealed.length() - 1);

        assertThatThrownBy(() -> data.open(tampered)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void equalTextsAreFoundByTheirIndex() {
        assertThat(data.blindIndex("01012345678")).hasSize(32).isEqualTo(data.blindIndex("01012345678"));
        assertThat(data.blindIndex("01012345678")).isNotEqualTo(data.blindIndex("01012345679"));
        assertThat(data.sealDeterministically("event")).isEqualTo(data.sealDeterministically("event"));
    }

    @Test
    void aMissingOrShortKeyIsNamed() {
        assertThatThrownBy(() -> new PersonalData(null, INDEX))
                .hasMessageContaining("jangteo.security.data-keys is missing");
        assertThatThrownBy(() -> new PersonalData("k:c2hvcnQ=", INDEX)).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new PersonalData(ONE, " "))
                .hasMessageContaining("jangteo.security.index-key is missing");
    }
}
