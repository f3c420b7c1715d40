package shop.jangteo.ordering.adapter.out.persistence;

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

/** What is kept in one column as a text: options as JSON, personal data as sealed JSON. */
@Component
class StoredForms {

    private static final TypeReference<LinkedHashMap<String, String>> OPTIONS = new TypeReference<>() {};

    private final JsonMapper json;
    private final PersonalData personalData;

    StoredForms(JsonMapper json, PersonalData personalData) {
        this.json = json;
        this.personalData = personalData;
    }

    String write(Map<String, String> options) {
        return json.writeValueAsString(options);
    }

    String write(List<UUID> ids) {
        return json.writeValueAsString(ids);
    }

    Map<String, String> readOptions(String stored) {
        return json.readValue(stored, OPTIONS);
    }

    String seal(ShippingAddress address) {
        return personalData.seal(json.writeValueAsString(address));
    }

    String seal(Guest guest) {
        return personalData.seal(json.writeValueAsString(guest));
    }

    Guest openGuest(String sealed) {
        return json.readValue(personalData.open(sealed), Guest.class);
    }

    byte[] indexOfPhone(Guest guest) {
        return personalData.blindIndex(guest.phone());
    }

    ShippingAddress open(String sealed) {
        return json.readValue(personalData.open(sealed), ShippingAddress.class);
    }
}
