package org.taggerlab.plugin.builds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.taggerlab.harness.store.Folders;

/** A user's project with an experiment of three trials, and Maven to build it. */
record UserProject(Path folder, Path store) {
    /** A source, and two trainings on the target of which one starts from it. */
    static final int TRIALS = 3;

    private static final Path TEMPLATE =
            Path.of("src/it/a-pom-with-only-the-plugin").toAbsolutePath();
    private static final Pattern TIMES = Pattern.compile("(.*-)?seconds(-to-target)?|jets-per-second|peak-rss-mb");
    private static final Set<String> MEASURED_TIMES =
            Set.of("seconds", "epoch", "cpu-epoch", "time-to-target", "cpu-time-to-target", "time-with-tuning");

    /** A new project; its path has what paths on users' machines have. */
    static UserProject in(Path parent, String name) throws IOException {
        var folder = Files.createDirectories(parent.resolve(name + " für Jets"));
        for (var file : List.of("tiny.yaml", "samples.yaml", "data/qcd.h5", "data/top.h5", "data/w.h5")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(TEMPLATE.resolve(file), folder.resolve(file));
        }
        var pom = Files.readString(TEMPLATE.resolve("pom.xml"));
        Files.writeString(
                folder.resolve("pom.xml"), pom.replace("@project.version@", System.getProperty("tagger.version")));
        return new UserProject(folder, folder.resolve(".tagger"));
    }

    /** The same project with another store. */
    UserProject with(Path otherStore) {
        return new UserProject(folder, otherStore);
    }

    /** Empties store and output, but for what was found in the samples. */
    void forgetTrials() throws IOException {
        for (var name : List.of("trials", "work", "damaged", "locks")) {
            Folders.delete(store.resolve(name));
        }
        Folders.delete(folder.resolve("target"));
    }

    /** Takes over what another store knows of the samples: looking through them takes longer than these trials. */
    void knowSamplesOf(UserProject other) throws IOException {
        var target = Files.createDirectories(store.resolve("inventories"));
        try (var files = Files.list(other.store.resolve("inventories"))) {
            for (var file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    Build start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    Build start(Map<String, String> environment, String... arguments) throws IOException {
        return Build.start(this, environment, List.of(arguments));
    }

    /** The trials with a marker, in whatever folder of the store. */
    Set<String> finished(String where) throws IOException {
        var keys = new TreeSet<String>();
        if (Files.isDirectory(store.resolve(where))) {
            try (var trials = Files.list(store.resolve(where))) {
                trials.filter(trial -> Files.exists(trial.resolve("complete.json")))
                        .forEach(trial -> keys.add(trial.getFileName().toString()));
            }
        }
        return keys;
    }

    /** What lies in the store by path. */
    List<String> storedFiles() throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.walk(store)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(store.relativize(file).toString()));
        }
        names.sort(null);
        return names;
    }

    /** Every file of results and reports with its bytes. */
    Map<String, byte[]> output() throws IOException {
        var contents = new TreeMap<String, byte[]>();
        var output = folder.resolve("target/tagger");
        try (var files = Files.walk(output)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(output.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** {@code results.json} without times and memory. */
    JsonNode results() throws IOException {
        var file = folder.resolve("target/tagger/tiny/results.json");
        return timeless(new ObjectMapper().readTree(Files.readAllBytes(file)));
    }

    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var isOfTimes = MEASURED_TIMES.contains(object.path("metric").asText())
                    || MEASURED_TIMES.contains(object.path("measure").asText());
            if (isOfTimes) {
                object.remove(List.of("points", "value", "low", "high"));
            }
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            names.stream().filter(name -> TIMES.matcher(name).matches()).forEach(object::remove);
        }
        node.forEach(UserProject::timeless);
        return node;
    }
}
