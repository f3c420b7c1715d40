package shop.jangteo.support.domain.member;

/** A name as strangers may see it: 홍길동 is shown as 홍*동, 김철 as 김*. */
public final class MaskedName {

    private MaskedName() {}

    public static String of(String name) {
        int[] characters = name.strip().codePoints().toArray();
        var masked = new StringBuilder();
        for (int i = 0; i < characters.length; i++) {
            boolean shown = i == 0 || (i == characters.length - 1 && characters.length > 2);
            masked.appendCodePoint(shown ? characters[i] : '*');
        }
        return masked.toString();
    }
}
