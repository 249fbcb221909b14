package org.taggerlab.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.delta.WholeTaggers;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.Experiments;
import org.taggerlab.harness.download.SampleFetcher;
import org.taggerlab.harness.gates.Gates;
import org.taggerlab.harness.plan.Plan;
import org.taggerlab.harness.plan.Planner;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileStates;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.worker.Inventory;

/** From a folder of descriptors to plans, with all that is wrong on the way at once. */
final class Planning {
    private final HarnessRequest request;
    private final SampleFetcher fetcher;
    private final WholeTaggers taggers;
    private final BiFunction<Sample, Experiment, Inventory> inventories;
    private final Set<Diagnostic> errors = new LinkedHashSet<>();
    private final Map<String, Sample> samples = new LinkedHashMap<>();
    private final Map<Path, String> states = new TreeMap<>();
    private final Set<String> verified = new LinkedHashSet<>();

    /** @param inventories what a sample holds for an experiment */
    Planning(HarnessRequest request, BiFunction<Sample, Experiment, Inventory> inventories) {
        this.request = request;
        this.fetcher = new SampleFetcher(request.offline(), request.console());
        this.inventories = inventories;
        this.taggers = new WholeTaggers(ResultStore.open(request.store()), request.models());
    }

    /** Adds what is wrong elsewhere, so that a user reads of it together with the rest. */
    void alsoCheck(Supplier<?> check) {
        attempt(check);
    }

    /**
     * Plans all experiments.
     *
     * @throws InvalidInputException with everything that is wrong
     */
    Plans plans() {
        var selection = request.selection();
        var settings = Plans.settings(request);
        remember(Plans.descriptors(request));
        var catalogue = attempt(() -> Catalogue.read(
                request.experiments().resolve(Experiments.CATALOGUE),
                request.store().toAbsolutePath().normalize().resolve(ResultStore.SAMPLES)));
        var experiments = attempt(
                () -> Experiments.read(request.experiments(), selection.profile(), selection.only(), selection.set()));
        var plans = new ArrayList<Plan>();
        experiments.ifPresent(this::announceSkipped);
        if (catalogue.isPresent() && experiments.isPresent()) {
            for (var experiment : experiments.get()) {
                errors.addAll(Gates.check(experiment, !selection.set().isEmpty()));
                samplesOf(experiment)
                        .filter(name -> catalogue.get().names().contains(name))
                        .forEach(name -> remember(catalogue.get().find(name)));
                if (!isSkipped(experiment, catalogue.get())) {
                    attempt(() -> plan(experiment, catalogue.get()))
                            .flatMap(plan -> plan)
                            .ifPresent(plans::add);
                }
            }
        }
        InvalidInputException.throwIfAny(errors);
        taggers.read().byPath().forEach(states::putIfAbsent);
        return new Plans(List.copyOf(plans), List.copyOf(samples.values()), settings, new FileStates(states));
    }

    /** All that was wrong would have been thrown: what is missing does not have the profile. */
    private void announceSkipped(List<Experiment> experiments) {
        var read = experiments.stream().map(Experiment::file).toList();
        var skipped = Plans.descriptors(request).stream()
                .filter(file -> !read.contains(file) && !file.endsWith(Experiments.CATALOGUE))
                .map(file -> file.getFileName().toString().replaceFirst("[.]ya?ml$", ""))
                .collect(Collectors.joining(", "));
        if (request.selection().only().isEmpty() && !skipped.isEmpty()) {
            request.console()
                    .infoOnce("Experiments without a profile `%s` are skipped: %s"
                            .formatted(request.selection().profile(), skipped));
        }
    }

    /** Before anything is read from them. */
    private void remember(List<Path> files) {
        FileStates.of(files).byPath().forEach(states::putIfAbsent);
    }

    private void remember(Sample sample) {
        remember(sample.parts().stream().map(FilePart::path).toList());
        if (sample.pattern() != null) {
            remember(List.of(sample.file().toAbsolutePath().getParent()));
        }
    }

    /** An experiment that was not asked for by name may wait for a sample that is not everybody's. */
    private boolean isSkipped(Experiment experiment, Catalogue catalogue) {
        if (request.selection().only().contains(experiment.name())) {
            return false;
        }
        var absent = samplesOf(experiment)
                .filter(name -> catalogue.names().contains(name)
                        && catalogue.absence(name).isPresent())
                .findFirst();
        absent.ifPresent(name -> request.console()
                .infoOnce("Experiment %s is skipped: sample `%s` %s"
                        .formatted(
                                experiment.name(), name, catalogue.absence(name).orElseThrow())));
        return absent.isPresent();
    }

    private static Stream<String> samplesOf(Experiment experiment) {
        var source = experiment.source();
        var target = experiment.target();
        var ofSource = source == null
                ? Stream.<String>of()
                : Stream.of(source.signal(), source.background(), source.unlabelled());
        return Stream.concat(ofSource, Stream.of(target.signal(), target.background()))
                .filter(Objects::nonNull)
                .distinct();
    }

    private Optional<Plan> plan(Experiment experiment, Catalogue catalogue) {
        var names =
                samplesOf(experiment).filter(name -> !verified.contains(name)).toList();
        names.forEach(name -> attempt(() -> {
            catalogue.verify(List.of(name), fetcher);
            return verified.add(name);
        }));
        if (!verified.containsAll(names)) {
            // the others are looked through all the same, so that every bad sample is named at once
            names.stream()
                    .filter(verified::contains)
                    .forEach(name -> attempt(() -> inventory(catalogue.find(name), experiment)));
            return Optional.empty();
        }
        if (experiment.task() == Task.JET_TAGGING) {
            names.forEach(name -> samples.put(name, catalogue.find(name)));
        }
        var workers = request.workers();
        var runtime = workers.runtime();
        return Optional.of(
                Planner.plan(experiment, catalogue, sample -> inventory(sample, experiment), runtime, taggers));
    }

    /** What a sample holds; what its reader leaves out is said once. */
    private Inventory inventory(Sample sample, Experiment experiment) {
        Inventory inventory = inventories.apply(sample, experiment);
        inventory
                .leftOut()
                .forEach((reason, particles) -> request.console()
                        .infoOnce("Sample %s: %s particles %s are left out of its jets"
                                .formatted(sample.name(), particles, reason)));
        return inventory;
    }

    private <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (InvalidInputException e) {
            errors.addAll(e.diagnostics());
            return Optional.empty();
        }
    }
}
