package org.taggerlab.vocabulary.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one form that records have in JSON: a key is a component's name in kebab case, as in descriptors ({@code ptMin} is
 * {@code pt-min}), unless the component says another.
 *
 * <p>The same record gives the same bytes: fields in the order of the record, maps by key, lines end in {@code \n}.
 * Numbers that are not finite are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. No type is
 * ever taken from the JSON but by the names that a sealed interface lists.
 */
public final class RecordJson {
    /** Refuses keys that are unknown or there twice, missing numbers, and what follows the record. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** The same on several lines, for a file. */
    public static final ObjectWriter PRETTY =
            MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private static final KebabCaseStrategy KEBAB = new KebabCaseStrategy();

    private RecordJson() {}

    /** The components of a record by their keys, in their order. */
    public static Map<String, RecordComponent> keys(Class<?> record) {
        var keys = new LinkedHashMap<String, RecordComponent>();
        for (RecordComponent component : record.getRecordComponents()) {
            var named = component.getAccessor().getAnnotation(JsonProperty.class);
            keys.put(named == null ? KEBAB.translate(component.getName()) : named.value(), component);
        }
        return keys;
    }
}
