package shop.jangteo.ordering.adapter.in.web;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.jangteo.ordering.domain.order.RequestKey;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.platform.web.IdempotencyKey;
import tools.jackson.databind.json.JsonMapper;

/** Digests requests. The digest is keyed: addresses are among the contents, and those could be guessed and tried. */
@Component
class RequestKeys {

    private final JsonMapper json;
    private final PersonalData personalData;

    RequestKeys(JsonMapper json, PersonalData personalData) {
        this.json = json;
        this.personalData = personalData;
    }

    /**
     * The same new guest for the same key and content: somebody who isn't known yet and orders twice at once orders once.
     * Nobody else can come out as that guest, who doesn't know all of the first request, personal data and key.
     */
    UUID newcomer(RequestKey key) {
        return Uuids.fromBytes(
                Arrays.copyOf(personalData.blindIndex("newcomer\0" + key.value() + "\0" + key.content()), 16));
    }

    /** Null when the request carries no key. */
    @Nullable
    RequestKey of(@Nullable IdempotencyKey key, Record request) {
        return key == null
                ? null
                : new RequestKey(
                        key.value(),
                        HexFormat.of().formatHex(personalData.blindIndex(json.writeValueAsString(request))));
    }
}
