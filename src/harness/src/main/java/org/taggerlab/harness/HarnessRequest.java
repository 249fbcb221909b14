package org.taggerlab.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.taggerlab.harness.engine.EngineSettings;
import org.taggerlab.harness.executor.BuildLog;
import org.taggerlab.harness.executor.WorkerSettings;
import org.taggerlab.harness.results.ShellWord;

/**
 * All that a goal knows when it starts; nothing is asked of the outside later but the worker's class path.
 *
 * @param experiments the folder with the descriptors and {@code samples.yaml}
 * @param store the folder of finished trials
 * @param output the folder for results and reports, such as {@code target/tagger}
 * @param selection which experiments, as which profile
 * @param workers how trials are computed, here or in each block of an engine
 * @param engine where trials run; {@code null}: on this machine
 * @param rerun train again what the store has; old results are replaced once new ones are there
 * @param failFast start no further trial once one failed or diverged
 * @param offline fetch no samples, say which are missing
 * @param version version of the plugin, for the provenance
 * @param commandLine the plugin's properties that stood on the command line, for commands that a user can copy
 * @param workerClassPath the class path of the worker with its backend; resolved only if a worker is started
 * @param models the file of an existing tagger that is named by something else than a path, such as Maven coordinates;
 *     empty for what it does not know
 * @param console where to report
 */
public record HarnessRequest(
        Path experiments,
        Path store,
        OutputFolder output,
        Selection selection,
        WorkerSettings workers,
        EngineSettings engine,
        boolean rerun,
        boolean failFast,
        boolean offline,
        String version,
        Map<String, String> commandLine,
        Supplier<List<Path>> workerClassPath,
        Function<String, Optional<Path>> models,
        BuildLog console) {

    /** What a copied command says otherwise or need not say, and what {@link #ofKeys()} gives. */
    private static final Set<String> NOT_REPEATED = Set.of(
            "tagger.trial",
            "tagger.only",
            "tagger.failFast",
            "tagger.overwrite",
            "tagger.profile",
            "tagger.set",
            "tagger.threads",
            "tagger.backend",
            "tagger.kernels");

    /** Copies. */
    public HarnessRequest {
        commandLine = Map.copyOf(commandLine);
    }

    /** What a command line needs to run a trial of these as it was run now, in the same store. Quoted for a shell. */
    String commandArguments() {
        var arguments = ofKeys();
        new TreeMap<>(commandLine).forEach((name, value) -> {
            if (!NOT_REPEATED.contains(name)) {
                arguments.add("-D" + name + "=" + value);
            }
        });
        return quoted(arguments);
    }

    /**
     * What a command line needs to plan trials under the same content keys; empty if the defaults do. Quoted for a
     * shell.
     */
    String arguments() {
        return quoted(ofKeys());
    }

    private List<String> ofKeys() {
        var arguments = new ArrayList<String>();
        if (selection.profile() != null
                && !selection.profile().isBlank()
                && !selection.profile().equals("quick")) {
            arguments.add("-Dtagger.profile=" + selection.profile());
        }
        if (!selection.set().isEmpty()) {
            arguments.add(selection.set().entrySet().stream()
                    .map(change -> change.getKey() + "=" + change.getValue())
                    .collect(Collectors.joining(",", "-Dtagger.set=", "")));
        }
        if (workers.threads() != 1) {
            arguments.add("-Dtagger.threads=" + workers.threads());
        }
        if (!workers.backend().equals("cpu")) {
            arguments.add("-Dtagger.backend=" + workers.backend());
        }
        if (!workers.kernels().equals("auto")) {
            arguments.add("-Dtagger.kernels=" + workers.kernels());
        }
        return arguments;
    }

    private static String quoted(List<String> arguments) {
        return arguments.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
    }

    /**
     * Which experiments.
     *
     * @param profile profile of the descriptors, {@code quick} by default
     * @param only names of experiments; empty: all
     * @param set changes of descriptors by path, such as {@code training.epochs} to {@code 3}, in the order in which they apply
     * @param trial content key, or an unambiguous beginning of one: run this trial and its source only; {@code null}:
     *     all
     */
    public record Selection(String profile, List<String> only, Map<String, String> set, String trial) {
        /** Copies. */
        public Selection {
            only = List.copyOf(only);
            // they apply in their order
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }

        /** Whether it is of one trial, with its source. */
        boolean isOfOneTrial() {
            return trial != null && !trial.isBlank();
        }
    }
}
