package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.taggerlab.harness.protocol.ProtocolJson;

/** What a descriptor or a catalogue says, over what holds where it says nothing. */
public final class Overlay {
    private Overlay() {}

    /**
     * A record with some of its values changed.
     *
     * @param standard all values
     * @param changes by the names that the record has in JSON; {@code null} leaves a value out
     * @throws IllegalArgumentException for a change that the record does not have
     */
    public static <T> T of(T standard, JsonNode changes, Class<T> type) {
        ObjectNode record = ProtocolJson.tree(standard);
        changes.properties().forEach(entry -> set(record, entry.getKey(), entry.getValue()));
        return ProtocolJson.record(record, type);
    }

    /** Sets a value; of an object, those that are given. */
    static void set(ObjectNode record, String key, JsonNode value) {
        if (value.isNull()) {
            record.remove(key);
        } else if (value.isObject() && record.get(key) instanceof ObjectNode inner) {
            value.properties().forEach(entry -> set(inner, entry.getKey(), entry.getValue()));
        } else {
            record.set(key, value);
        }
    }
}
