package shop.jangteo.catalog.adapter.out.html;

import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import org.springframework.stereotype.Component;
import shop.jangteo.catalog.application.port.RichText;

/** Keeps what is on the list and drops what is not; links get {@code rel="nofollow"}. */
@Component
class OwaspRichText implements RichText {

    private static final PolicyFactory POLICY = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.LINKS)
            .and(Sanitizers.IMAGES)
            .and(Sanitizers.TABLES);

    @Override
    public String harmless(String html) {
        return POLICY.sanitize(html);
    }
}
