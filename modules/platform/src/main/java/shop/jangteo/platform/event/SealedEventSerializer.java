package shop.jangteo.platform.event;

import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.stereotype.Component;
import shop.jangteo.platform.crypto.PersonalData;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events wait in the registry encrypted, because some carry addresses (ID-12). The registry finds a publication by
 * comparing what is stored, so equal events must give equal texts; every event has an id of its own, so nothing is told by
 * that.
 */
@Component
final class SealedEventSerializer implements EventSerializer {

    private final JsonMapper json;
    private final PersonalData personalData;

    SealedEventSerializer(JsonMapper json, PersonalData personalData) {
        this.json = json;
        this.personalData = personalData;
    }

    @Override
    public Object serialize(Object event) {
        return personalData.sealDeterministically(json.writeValueAsString(event));
    }

    @Override
    public <T> T deserialize(Object serialized, Class<T> type) {
        return json.readValue(personalData.open(serialized.toString()), type);
    }
}
