package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.plan.Plan;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.FileStates;
import org.taggerlab.vocabulary.worker.TrialRequest.Transfer;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * The plans of a request, with all that they were made from.
 *
 * @param all one per experiment
 * @param samples the samples of jets, in the order in which they are used
 * @param settings what of the request decides them, and which descriptors there were
 * @param files descriptors, catalogue, samples, and taggers that are deltas with their sources, before they were read
 */
record Plans(List<Plan> all, List<Sample> samples, List<Object> settings, FileStates files) {

    /** Whether planning this request now would give the same. */
    boolean areOf(HarnessRequest request) {
        return settings.equals(settings(request)) && files.areCurrent() && haveSameModels();
    }

    /** The trials of all experiments, those that wait for the choice of their settings included. */
    List<PlannedTrial> trials() {
        return all.stream().flatMap(plan -> plan.trials().stream()).toList();
    }

    /** The trials of all experiments that wait for a choice that can still be made. */
    List<PlannedTrial> waiting() {
        return all.stream().flatMap(plan -> plan.waiting().stream()).toList();
    }

    /** The same with every choice that the results of finished trials, by key, allow. */
    Plans decided(Function<String, Optional<TrialResult>> results) {
        return new Plans(all.stream().map(plan -> plan.decided(results)).toList(), samples, settings, files);
    }

    /** What of a request decides its plans. */
    static List<Object> settings(HarnessRequest request) {
        var selection = request.selection();
        var workers = request.workers();
        return Arrays.asList(
                request.experiments(),
                descriptors(request),
                request.store(),
                selection.profile(),
                selection.only(),
                List.copyOf(selection.set().entrySet()),
                workers.backend(),
                workers.threads(),
                workers.kernels());
    }

    /** Descriptors and catalogue. */
    static List<Path> descriptors(HarnessRequest request) {
        if (!Files.isDirectory(request.experiments())) {
            return List.of();
        }
        try (var files = Files.list(request.experiments())) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + request.experiments(), e);
        }
    }

    /** An existing tagger stands in a plan with the digest of its file. */
    private boolean haveSameModels() {
        return trials().stream()
                .map(trial -> trial.request().transfer())
                .filter(transfer -> transfer.sourceModel() != null)
                .collect(Collectors.toMap(Transfer::sourceModel, Transfer::sourceKey, (one, same) -> one))
                .entrySet()
                .stream()
                .allMatch(model -> hasDigest(model.getKey(), model.getValue()));
    }

    private static boolean hasDigest(Path file, String digest) {
        try {
            return FileDigest.sha256(file).equals(digest);
        } catch (IOException e) {
            return false;
        }
    }
}
