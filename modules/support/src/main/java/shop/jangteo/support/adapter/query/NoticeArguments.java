package shop.jangteo.support.adapter.query;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a notice mentions, as the JSON in which it is stored. */
@Component
public class NoticeArguments {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json;

    NoticeArguments(JsonMapper json) {
        this.json = json;
    }

    public String write(Map<String, String> arguments) {
        return json.writeValueAsString(arguments);
    }

    public Map<String, String> read(String stored) {
        return json.readValue(stored, TEXTS);
    }
}
