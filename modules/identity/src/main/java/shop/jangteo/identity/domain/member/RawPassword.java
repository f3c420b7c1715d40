package shop.jangteo.identity.domain.member;

import java.text.Normalizer;

/**
 * A password as typed, in one normal form, so that 한글 typed on a Mac (decomposed) and on a phone (composed) is the same
 * password (NIST 800-63B). Never shown.
 */
public record RawPassword(String value) {

    public RawPassword {
        value = Normalizer.normalize(value, Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return "RawPassword[…]";
    }
}
