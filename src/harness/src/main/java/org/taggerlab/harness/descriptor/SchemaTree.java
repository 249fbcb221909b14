package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a JSON schema says about each place of a document: which keys there are, and what they mean.
 *
 * <p>Knows the keywords that the schemas of this package use: properties, items, additionalProperties, $ref,
 * if/then/else.
 */
final class SchemaTree {
    private final JsonNode root;

    SchemaTree(JsonNode root) {
        this.root = root;
    }

    /** The keys of the map at a JSON pointer, in the schema's order, those of every alternative. */
    Set<String> keys(String pointer) {
        var keys = new LinkedHashSet<String>();
        for (JsonNode schema : at(pointer)) {
            schema.path("properties").fieldNames().forEachRemaining(keys::add);
        }
        return keys;
    }

    /** What the value at a JSON pointer means, if the schema says so. */
    Optional<String> description(String pointer) {
        return at(pointer).stream()
                .map(schema -> schema.path("description").asText())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The schemas that may hold for the value at a JSON pointer. */
    private List<JsonNode> at(String pointer) {
        List<JsonNode> schemas = alternatives(root);
        for (String part :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            String key = part.replace("~1", "/").replace("~0", "~");
            var next = new ArrayList<JsonNode>();
            for (JsonNode schema : schemas) {
                JsonNode property = schema.path("properties").path(key);
                if (!property.isMissingNode()) {
                    next.addAll(alternatives(property));
                } else if (schema.path("additionalProperties").isObject()) {
                    next.addAll(alternatives(schema.path("additionalProperties")));
                }
                if (schema.has("items")) {
                    next.addAll(alternatives(schema.path("items")));
                }
            }
            schemas = next;
        }
        return schemas;
    }

    private List<JsonNode> alternatives(JsonNode schema) {
        var all = new ArrayList<JsonNode>();
        all.add(schema);
        if (schema.has("$ref")) {
            all.addAll(alternatives(root.at(schema.path("$ref").asText().substring(1))));
        }
        for (String branch : List.of("then", "else")) {
            if (schema.has(branch)) {
                all.addAll(alternatives(schema.path(branch)));
            }
        }
        return all;
    }
}
