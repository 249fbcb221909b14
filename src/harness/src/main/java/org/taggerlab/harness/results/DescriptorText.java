package org.taggerlab.harness.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Prescription;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The configuration of results as a descriptor that plans the same trials: profile applied, every default filled in.
 *
 * <p>A {@link Configuration} names values as the records do; this turns them into what the descriptor's schema asks for.
 */
public final class DescriptorText {
    private static final List<String> ORDER = List.of("title", "note", "task", "network", "source", "target");
    private static final String TUNE = "tune";

    /** What the records of all prescriptions have in common, or name otherwise. */
    private static final Set<String> COMMON = Set.of("kind", "learning-rate", "up-to", "batch-norm", "head-multiplier");

    private final Map<String, Object> configuration;

    private DescriptorText(Map<String, Object> configuration) {
        this.configuration = configuration;
    }

    /** The text of the file, in YAML. */
    public static String of(Map<String, Object> configuration) {
        var options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        return new Yaml(options).dump(new DescriptorText(configuration).descriptor());
    }

    private Map<String, Object> descriptor() {
        var descriptor = new LinkedHashMap<String, Object>();
        ORDER.forEach(key -> descriptor.computeIfAbsent(key, configuration::get));
        configuration.forEach(descriptor::putIfAbsent);
        descriptor.remove("tuning");
        descriptor.computeIfPresent("network", (key, network) -> network(map(network)));
        descriptor.computeIfPresent("source", (key, source) -> source(map(source)));
        descriptor.computeIfPresent("target", (key, target) -> measured(map(target)));
        descriptor.computeIfPresent("training", (key, training) -> training(map(training)));
        if (configuration.get("prescriptions") instanceof List<?> list) {
            descriptor.put("prescriptions", prescriptions(list));
        }
        return descriptor;
    }

    private static Map<String, Object> network(Map<String, Object> network) {
        var section = new LinkedHashMap<String, Object>();
        network.forEach((key, value) -> section.put(key.equals("features") ? featuresKey(network) : key, value));
        section.remove("");
        return section;
    }

    /** Objects of events have features that cannot be chosen. */
    private static String featuresKey(Map<String, Object> network) {
        return switch (String.valueOf(network.get("type"))) {
            case "lundnet" -> "nodes";
            case "event-transformer" -> "";
            default -> "features";
        };
    }

    /** Of an existing tagger nothing is said but where it is, and on what its task is tested. */
    private static Map<String, Object> source(Map<String, Object> source) {
        if (source.containsKey("model")) {
            source.keySet().retainAll(List.of("model", "signal", "background", "test"));
        }
        return measured(source);
    }

    /** Samples as a detector measures them, and the detector. */
    private static Map<String, Object> measured(Map<String, Object> role) {
        for (String sample : List.of("signal", "background")) {
            if (role.get(sample) instanceof String name && name.contains(View.MEASURED_BY)) {
                int end = name.indexOf(View.MEASURED_BY);
                role.put(sample, name.substring(0, end));
                role.put("detector", name.substring(end + View.MEASURED_BY.length()));
            }
        }
        return role;
    }

    private Map<String, Object> training(Map<String, Object> training) {
        if (!"sgd".equals(training.get("optimiser"))) {
            training.remove("momentum");
        }
        training.computeIfPresent("schedule", (key, schedule) -> schedule(map(schedule)));
        return training;
    }

    private static Object schedule(Map<String, Object> schedule) {
        return switch (String.valueOf(schedule.get("kind"))) {
            case "step" -> ordered("step", schedule.get("step"), "factor", schedule.get("factor"));
            case "cosine" -> ordered("cosine", schedule.get("minimum"));
            default -> schedule.get("kind");
        };
    }

    private List<Object> prescriptions(List<?> all) {
        var tunings = map(configuration.get("tuning"));
        var list = new ArrayList<Object>();
        for (var one : all) {
            var prescription = map(one);
            String name = String.valueOf(prescription.get("kind"));
            var settings = settings(name, prescription);
            var tuning = tunings.getOrDefault(name, tunings.get(name + "(" + prescription.get("up-to") + ")"));
            if (tuning != null) {
                settings.put(TUNE, tune(map(tuning)));
            }
            list.add(settings.isEmpty() ? name : ordered(name, settings));
        }
        return list;
    }

    private static Map<String, Object> settings(String name, Map<String, Object> prescription) {
        var settings = new LinkedHashMap<String, Object>();
        put(settings, "learning-rate", prescription.get("learning-rate"));
        put(settings, "upto", prescription.get("up-to"));
        // a network without BatchNorm may not even have the standard value
        if (!BatchNormPolicy.TRAIN.label().equals(prescription.get("batch-norm"))) {
            put(settings, "batch-norm", prescription.get("batch-norm"));
        }
        if (name.equals(Prescription.FineTuned.NAME)) {
            put(settings, "head-multiplier", prescription.get("head-multiplier"));
        }
        prescription.forEach((key, value) -> {
            if (!COMMON.contains(key)) {
                put(settings, key, value);
            }
        });
        return settings;
    }

    /** The grid, with an entry per part of each path. */
    private static Map<String, Object> tune(Map<String, Object> tuning) {
        var tune = new LinkedHashMap<String, Object>();
        map(tuning.get("grid")).forEach((path, values) -> {
            Map<String, Object> parent = tune;
            String[] parts = path.split("\\.");
            for (int i = 0; i < parts.length - 1; i++) {
                var inner = map(parent.get(parts[i]));
                parent.put(parts[i], inner);
                parent = inner;
            }
            parent.put(parts[parts.length - 1], values);
        });
        put(tune, "repetitions", tuning.get("repetitions"));
        return tune;
    }

    private static void put(Map<String, Object> into, String key, Object value) {
        if (value != null) {
            into.put(key, value);
        }
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** A copy that can be changed; empty for what is no map. */
    private static Map<String, Object> map(Object value) {
        var map = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, inner) -> map.put(String.valueOf(key), inner));
        }
        return map;
    }
}
