package org.taggerlab.harness.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.vocabulary.file.RecordJson;

/** The resolved descriptor as plain maps and lists, with the descriptor's keys; where it lies is not in it. */
public final class Configuration {
    private static final ObjectMapper PLAIN = RecordJson.MAPPER
            .rebuild()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Configuration() {}

    /** The configuration of an experiment. */
    public static Map<String, Object> of(Experiment experiment) {
        Map<String, Object> map = PLAIN.convertValue(experiment, new TypeReference<LinkedHashMap<String, Object>>() {});
        map.remove("name");
        map.remove("file");
        map.remove("profile");
        map.remove("note", "");
        map.remove("tuning", Map.of());
        map.remove("publish", List.of());
        map.replace("bad-jets", experiment.badJets().name().toLowerCase(Locale.ROOT));
        map.replace(
                "expect",
                experiment.expect().stream().map(Experiment.Expectation::text).toList());
        if (map.get("source") instanceof Map<?, ?> source) {
            source.remove("existing");
            source.remove("repetitions", 1);
            source.remove("labels", "simulated");
            source.remove("test", 0);
        }
        return map;
    }

    /** The same with one entry per value, by its path: {@code training.epochs}, {@code prescriptions[1].kind}. */
    public static Map<String, Object> flat(Map<String, Object> configuration) {
        var flat = new TreeMap<String, Object>();
        flatten("", configuration, flat);
        return flat;
    }

    private static void flatten(String path, Object value, Map<String, Object> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(path.isEmpty() ? key.toString() : path + "." + key, inner, into));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "[" + i + "]", list.get(i), into);
            }
        } else {
            into.put(path, value);
        }
    }
}
