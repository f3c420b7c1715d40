package shop.jangteo.promotion.adapter.out.persistence;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lists of ids that are only ever read and written as a whole, as JSON columns. */
@Component
class UuidLists {

    private final JsonMapper json;

    UuidLists(JsonMapper json) {
        this.json = json;
    }

    String write(Collection<UUID> ids) {
        return json.writeValueAsString(ids);
    }

    List<UUID> read(String text) {
        return List.of(json.readValue(text, UUID[].class));
    }
}
