package shop.jangteo.delivery.domain;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parcel service: how its invoice numbers look and where it shows how far a parcel has come. */
public enum Carrier {
    CJ(List.of(10, 12), new CheckDigit(12, 2), "https://trace.cjlogistics.com/next/tracking.html?wblNo="),
    LOTTE(List.of(12), new CheckDigit(12, 0), "https://www.lotteglogis.com/home/reservation/tracking/linkView?InvNo="),
    HANJIN(
            List.of(12, 14),
            new CheckDigit(12, 0),
            "https://www.hanjin.com/kor/CMS/DeliveryMgr/WaybillResult.do?mCode=MN038&schLang=KR&wblnumText2="),
    /** The post office. */
    EPOST(List.of(13), null, "https://service.epost.go.kr/trace.RetrieveDomRigiTraceList.comm?sid1="),
    LOGEN(List.of(11), new CheckDigit(11, 0), "https://www.ilogen.com/web/personal/trace/");

    /**
     * In numbers of {@code length} digits, the digits from index {@code from} up to the last but one, modulo 7, are the last
     * one. Found by looking at samples; no carrier promises it.
     */
    private record CheckDigit(int length, int from) {

        boolean contradicts(String number) {
            int last = length - 1;
            return number.length() == length
                    && Long.parseLong(number.substring(from, last)) % 7 != Character.digit(number.charAt(last), 10);
        }
    }

    private final List<Integer> lengths;
    private final @Nullable CheckDigit checkDigit;
    private final String trackingPage;

    Carrier(List<Integer> lengths, @Nullable CheckDigit checkDigit, String trackingPage) {
        this.lengths = lengths;
        this.checkDigit = checkDigit;
        this.trackingPage = trackingPage;
    }

    /** @throws UnknownCarrier when no carrier has this code */
    public static Carrier of(String code) {
        return Arrays.stream(values())
                .filter(carrier -> carrier.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new UnknownCarrier(code));
    }

    /** How many digits an invoice number may have. */
    public List<Integer> lengths() {
        return lengths;
    }

    String trackingUrl(String number) {
        return trackingPage + number;
    }

    boolean doubts(String number) {
        return checkDigit != null && checkDigit.contradicts(number);
    }
}
