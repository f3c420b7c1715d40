package shop.jangteo.ordering.adapter.in.web;

import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.persistence.Uuids;

/** Who isn't known yet and orders at once. */
@Component
class Newcomers {

    private final PersonalData personalData;

    Newcomers(PersonalData personalData) {
        this.personalData = personalData;
    }

    /**
     * The same new guest for the same key and content: somebody who isn't known yet and orders twice at once orders once.
     * Nobody else can come out as that guest, who doesn't know all of the first request, personal data and key.
     */
    UUID with(RequestKey key) {
        return Uuids.fromBytes(
                Arrays.copyOf(personalData.blindIndex("newcomer\0" + key.value() + "\0" + key.content()), 16));
    }
}
