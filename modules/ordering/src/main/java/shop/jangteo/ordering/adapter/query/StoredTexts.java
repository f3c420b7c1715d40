package shop.jangteo.ordering.adapter.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shop.jangteo.ordering.domain.order.Guest;
import shop.jangteo.ordering.domain.order.ShippingAddress;
import shop.jangteo.platform.crypto.PersonalData;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Shows what is kept in one column as a text: options as JSON, addresses as sealed JSON. */
@Component
class StoredTexts {

    private static final TypeReference<LinkedHashMap<String, String>> OPTIONS = new TypeReference<>() {};

    private static final TypeReference<List<UUID>> IDS = new TypeReference<>() {};

    private final JsonMapper json;
    private final PersonalData personalData;

    StoredTexts(JsonMapper json, PersonalData personalData) {
        this.json = json;
        this.personalData = personalData;
    }

    Map<String, String> options(String stored) {
        return json.readValue(stored, OPTIONS);
    }

    List<UUID> ids(String stored) {
        return json.readValue(stored, IDS);
    }

    Guest guest(String sealed) {
        return json.readValue(personalData.open(sealed), Guest.class);
    }

    byte[] indexOfPhone(String phone) {
        return personalData.blindIndex(phone);
    }

    ShippingAddress address(String sealed) {
        return json.readValue(personalData.open(sealed), ShippingAddress.class);
    }
}
