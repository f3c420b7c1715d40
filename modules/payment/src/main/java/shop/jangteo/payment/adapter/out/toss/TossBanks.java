package shop.jangteo.payment.adapter.out.toss;

import java.util.Map;

/** Toss' two-character codes of banks, and what buyers call them. */
final class TossBanks {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("02", "산업은행"),
            Map.entry("03", "기업은행"),
            Map.entry("06", "국민은행"),
            Map.entry("07", "수협은행"),
            Map.entry("11", "농협은행"),
            Map.entry("12", "단위농협"),
            Map.entry("20", "우리은행"),
            Map.entry("23", "SC제일은행"),
            Map.entry("27", "씨티은행"),
            Map.entry("30", "수협중앙회"),
            Map.entry("31", "iM뱅크"),
            Map.entry("32", "부산은행"),
            Map.entry("34", "광주은행"),
            Map.entry("35", "제주은행"),
            Map.entry("37", "전북은행"),
            Map.entry("39", "경남은행"),
            Map.entry("45", "새마을금고"),
            Map.entry("48", "신협"),
            Map.entry("50", "저축은행"),
            Map.entry("54", "HSBC은행"),
            Map.entry("64", "산림조합"),
            Map.entry("71", "우체국"),
            Map.entry("81", "하나은행"),
            Map.entry("88", "신한은행"),
            Map.entry("89", "케이뱅크"),
            Map.entry("90", "카카오뱅크"),
            Map.entry("92", "토스뱅크"));

    private TossBanks() {}

    /** Codes that nobody has heard of are shown as they are: new ones turn up. */
    static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
