package org.taggerlab.harness.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.delta.WholeTaggers;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.SourceSpec;
import org.taggerlab.harness.descriptor.TargetSpec;
import org.taggerlab.harness.descriptor.Tuning;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Data;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;
import org.taggerlab.vocabulary.worker.TrialRequest.Runtime;
import org.taggerlab.vocabulary.worker.TrialRequest.Transfer;

/** From an experiment to its trials; a pure function of experiment, catalogue and inventories. */
public final class Planner {
    private final Experiment experiment;
    private final Splits splits;
    private final List<Part> sourceTest;
    private final Runtime runtime;
    private final List<PlannedTrial> trials = new ArrayList<>();
    private final List<TunedCell> tuned = new ArrayList<>();
    /** By the repetition of the source: trials that train on its jets share them. */
    private final Map<Integer, List<Part>> sourceJets = new HashMap<>();
    /** By the repetition of the source. */
    private List<String> sourceKeys = List.of();
    /** Of an existing tagger. */
    private Path sourceModel;

    private Planner(Experiment experiment, Splits splits, Runtime runtime) {
        this.experiment = experiment;
        this.splits = splits;
        this.sourceTest = splits.sourceTest();
        this.runtime = runtime;
    }

    /**
     * Plans an experiment.
     *
     * @param inventories what is in a sample
     * @param runtime how workers will compute; part of the content keys
     * @param taggers taggers that are there already
     * @throws InvalidInputException if the samples do not hold what the experiment needs, or the existing tagger is not
     *     there or not of the experiment's network
     * @throws IllegalStateException if an event would serve two roles, which is a defect
     */
    public static Plan plan(
            Experiment experiment,
            Catalogue catalogue,
            Function<Sample, Inventory> inventories,
            Runtime runtime,
            WholeTaggers taggers) {
        var existing = ExistingTagger.of(experiment, taggers);
        var seen = existing == null || existing.seen() == null ? Map.<String, long[]>of() : existing.seen();
        return new Planner(experiment, new Splits(experiment, catalogue, inventories, seen), runtime).plan(existing);
    }

    private Plan plan(ExistingTagger existing) {
        boolean isTransfer = experiment.prescriptions().stream().anyMatch(Prescription::isTransfer);
        if (existing != null) {
            sourceModel = existing.file();
            sourceKeys = List.of(existing.key());
        } else if (isTransfer) {
            IntStream.range(0, experiment.source().repetitions())
                    .mapToObj(this::source)
                    .forEach(trials::add);
            sourceKeys = trials.stream().map(PlannedTrial::key).toList();
        }
        TargetSpec target = experiment.target();
        List<Part> test =
                splits.fixed(Role.TEST, target.signal(), target.background(), experiment.together(target.test()));
        for (int size : target.sizes()) {
            var data = new ArrayList<Data>();
            for (int repetition = 0; repetition < experiment.repetitions(); repetition++) {
                data.add(new Data(
                        splits.training(experiment.together(size), repetition),
                        splits.validation(experiment.together(experiment.validation(size)), repetition),
                        test,
                        List.of(),
                        sourceTest));
            }
            for (Prescription prescription : experiment.prescriptions()) {
                candidates(prescription, size, data).ifPresent(tuned::add);
                for (int repetition = 0; repetition < experiment.repetitions(); repetition++) {
                    trials.add(target(
                            title(prescription, size, repetition),
                            training(prescription),
                            prescription,
                            size,
                            repetition,
                            data.get(repetition)));
                }
            }
        }
        var disjointness = new Disjointness(splits::events);
        var sourceTagger = existing == null ? null : existing.described(splits.leftOut());
        var plan = new Plan(experiment, splits.samples(), List.copyOf(trials), List.copyOf(tuned), sourceTagger);
        Stream.concat(trials.stream(), plan.candidates().stream()).forEach(trial -> disjointness.add(trial.request()));
        disjointness.prove();
        return plan.decided(key -> Optional.empty());
    }

    /** What a prescription chooses from at a size; a candidate has no test jets, so that it cannot be chosen by them. */
    private Optional<TunedCell> candidates(Prescription prescription, int size, List<Data> data) {
        Tuning tuning = experiment.tuning().get(experiment.label(prescription));
        if (tuning == null) {
            return Optional.empty();
        }
        var untested = data.stream()
                .limit(tuning.repetitions() == Tuning.Repetitions.ALL ? data.size() : 1)
                .map(each -> new Data(each.training(), each.validation(), List.of()))
                .toList();
        var grid = tuning.candidates();
        var candidates = new ArrayList<TunedCell.Candidate>();
        for (int i = 0; i < grid.size(); i++) {
            var trials = new ArrayList<PlannedTrial>();
            for (int repetition = 0; repetition < untested.size(); repetition++) {
                Training training = Tuning.of(training(prescription), grid.get(i));
                String title =
                        title(prescription, size, repetition) + " candidate %s of %s".formatted(i + 1, grid.size());
                trials.add(target(title, training, prescription, size, repetition, untested.get(repetition)));
            }
            candidates.add(new TunedCell.Candidate(grid.get(i), List.copyOf(trials)));
        }
        return Optional.of(TunedCell.open(experiment.label(prescription), size, List.copyOf(candidates)));
    }

    private PlannedTrial source(int repetition) {
        SourceSpec source = experiment.source();
        var data = new Data(
                sourceJets(repetition),
                splits.source(Role.SOURCE_VALIDATION, source.validation(), repetition),
                List.of(),
                List.of(),
                sourceTest);
        var transfer = new Transfer(new Prescription.Source(), null, null, source.objective());
        long seed = DerivedSeeds.derive(experiment.seed(), "source", repetition);
        Training training = experiment.training().with(experiment.training().learningRate(), source.epochs());
        String title = experiment.name() + " source " + source.size() + " "
                + experiment.task().unit() + (source.repetitions() == 1 ? "" : " repetition " + repetition);
        return new PlannedTrial(
                request(title, data, transfer, training, seed),
                Prescription.Source.NAME,
                source.size(),
                source.isWithoutLabels() ? 0 : source.size() + source.validation(),
                repetition,
                seed);
    }

    private Training training(Prescription prescription) {
        Training training = experiment.training();
        return prescription.learningRate() == null
                ? training
                : training.with(prescription.learningRate(), training.epochs());
    }

    private String title(Prescription prescription, int size, int repetition) {
        return experiment.name() + " " + experiment.label(prescription) + " " + size + " "
                + experiment.task().unit() + " repetition " + repetition;
    }

    private PlannedTrial target(
            String title, Training training, Prescription prescription, int size, int repetition, Data data) {
        boolean isTransfer = prescription.isTransfer();
        int source = experiment.source() == null
                ? 0
                : repetition % experiment.source().repetitions();
        String sourceKey = isTransfer ? sourceKeys.get(source) : null;
        var transfer = new Transfer(prescription, sourceKey, isTransfer ? sourceModel : null, null);
        long seed = DerivedSeeds.derive(experiment.seed(), "repetition", repetition);
        return new PlannedTrial(
                request(title, with(prescription, data, source), transfer, training, seed),
                experiment.label(prescription),
                size,
                prescription instanceof Prescription.Recalibrated
                        ? 0
                        : experiment.together(size + experiment.validation(size)),
                repetition,
                seed);
    }

    /** With jets of a source, if it trains on them too. */
    private Data with(Prescription prescription, Data data, int source) {
        var recipe = prescription.recipe(experiment.network());
        return recipe.replay() == 0
                ? data
                : data.replaying(sourceJets(source).stream()
                        .filter(part -> !recipe.onlyBackground() || part.label() == 0)
                        .toList());
    }

    /** What a source trains on. */
    private List<Part> sourceJets(int repetition) {
        return sourceJets.computeIfAbsent(
                repetition,
                source -> splits.source(Role.SOURCE, experiment.source().size(), source));
    }

    private TrialRequest request(String title, Data data, Transfer transfer, Training training, long seed) {
        var seeds = new Seeds(
                DerivedSeeds.derive(seed, "init", 0),
                DerivedSeeds.derive(seed, "shuffle", 0),
                DerivedSeeds.derive(seed, "dropout", 0));
        return ContentKey.named(new TrialRequest(
                "", title, experiment.task(), experiment.network(), data, transfer, training, seeds, runtime));
    }
}
