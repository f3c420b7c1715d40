package shop.jangteo.platform.web;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.platform.crypto.PersonalData;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the keys that use cases keep. The digest of the content is keyed: addresses may be among it, and those could be
 * guessed and tried.
 */
@Component
public class RequestKeys {

    private final JsonMapper json;
    private final PersonalData personalData;

    RequestKeys(JsonMapper json, PersonalData personalData) {
        this.json = json;
        this.personalData = personalData;
    }

    /** @param content all that decides what the command does: a request record, or a list with what else the path says */
    public RequestKey of(IdempotencyKey key, Object content) {
        return new RequestKey(key.value(), contentOf(content));
    }

    /** The digest alone, for a request without a key. */
    public String contentOf(Object content) {
        return HexFormat.of().formatHex(personalData.blindIndex(json.writeValueAsString(content)));
    }

    /** Null when the request carries no key. */
    public @Nullable RequestKey ifAny(@Nullable IdempotencyKey key, Object content) {
        return key == null ? null : of(key, content);
    }
}
