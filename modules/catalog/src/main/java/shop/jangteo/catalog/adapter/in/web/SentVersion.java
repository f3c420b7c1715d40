package shop.jangteo.catalog.adapter.in.web;

import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;

/** The version that a client last saw: in the body, or in {@code If-Match}. */
final class SentVersion {

    private SentVersion() {}

    /** @throws InvalidField when it is in neither, or isn't a number */
    static long of(@Nullable Long body, @Nullable String ifMatch) {
        if (body != null) {
            return body;
        }
        if (ifMatch == null) {
            throw new InvalidField("version", "NOT_NULL");
        }
        try {
            return Long.parseLong(ifMatch.replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException notANumber) {
            throw new InvalidField("If-Match", "TYPE_MISMATCH");
        }
    }
}
