package org.taggerlab.harness.comparison;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.taggerlab.harness.results.Configuration;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * Something that was not the same for both result sets.
 *
 * @param key its path, such as {@code training.epochs}
 * @param baseline its value in the baseline, empty if it has none
 * @param current its value in the current results, empty if they have none
 */
public record FieldDifference(String key, String baseline, String current) {

    static List<FieldDifference> ofEnvironments(ResultSet baseline, ResultSet current) {
        return between(fields(baseline.environment()), fields(current.environment()));
    }

    static List<FieldDifference> ofSamples(ResultSet baseline, ResultSet current) {
        return between(samples(baseline), samples(current));
    }

    static List<FieldDifference> ofConfigurations(ResultSet baseline, ResultSet current) {
        return between(configuration(baseline), configuration(current));
    }

    private static Map<String, Object> samples(ResultSet results) {
        var samples = new TreeMap<String, Object>();
        for (var sample : results.samples()) {
            samples.put(sample.name() + ".sha256", sample.sha256());
            samples.put(sample.name() + ".kind", sample.kind());
            samples.put(sample.name() + ".used", sample.used());
            samples.put(sample.name() + ".dropped", sample.dropped());
            samples.put(sample.name() + ".left-out", new TreeMap<>(sample.leftOut()));
        }
        return samples;
    }

    private static Map<String, Object> configuration(ResultSet results) {
        var flat = new TreeMap<>(Configuration.flat(results.configuration()));
        // what changes no number
        flat.keySet().removeAll(List.of("title", "note", "expect", "allow", "compare.fail-on"));
        flat.put("experiment", results.experiment());
        flat.put("profile", results.profile());
        return flat;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(ResultSet.Environment environment) {
        return environment == null ? Map.of() : RecordJson.MAPPER.convertValue(environment, Map.class);
    }

    private static List<FieldDifference> between(Map<String, Object> baseline, Map<String, Object> current) {
        var keys = new TreeSet<>(baseline.keySet());
        keys.addAll(current.keySet());
        return keys.stream()
                .map(key -> new FieldDifference(
                        key, Objects.toString(baseline.get(key), ""), Objects.toString(current.get(key), "")))
                .filter(field -> !field.baseline().equals(field.current()))
                .toList();
    }
}
