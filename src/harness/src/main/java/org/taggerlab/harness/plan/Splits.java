package org.taggerlab.harness.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.SourceSpec;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.diagnostic.VisibleText;
import org.taggerlab.vocabulary.sample.SampleUse;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/** Which jets of which samples serve which role in one experiment; there are enough of them, or it is not built. */
final class Splits {
    private static final int SHOWN = 10;
    private static final int UNLABELLED = -1;

    private final Experiment experiment;
    private final SampleNeeds uses;
    private final Map<String, SampleRoles> bySample = new LinkedHashMap<>();
    private List<Part> validation;

    /**
     * Looks at every sample of an experiment.
     *
     * @param seen indices of the jets that the source tagger has seen, by the digest of their sample
     * @throws InvalidInputException if there are too few jets for a role, or bad ones that are not to be skipped
     */
    Splits(
            Experiment experiment,
            Catalogue catalogue,
            Function<Sample, Inventory> inventories,
            Map<String, long[]> seen) {
        this.experiment = experiment;
        this.uses = new SampleNeeds(experiment, catalogue);
        long seed = DerivedSeeds.derive(experiment.seed(), "split", 0);
        var errors = new ArrayList<Diagnostic>();
        var places = new DescriptorLocations(experiment);
        for (SampleNeeds.Use use : uses.all()) {
            Inventory inventory;
            try {
                inventory = inventories.apply(use.sample());
            } catch (InvalidInputException e) {
                errors.addAll(e.diagnostics());
                continue;
            }
            if (!inventory.bad().isEmpty() && experiment.badJets() == Experiment.BadJets.REFUSE) {
                errors.add(places.at("bad-jets", badJets(use.sample(), inventory)));
            }
            var roles = new SampleRoles(
                    use.sample(),
                    inventory,
                    experiment.split(),
                    uses.roles(use.sample().eventSet()),
                    seed,
                    seenEvents(use.sample(), catalogue, inventories, seen));
            bySample.put(use.sample().name(), roles);
            kind(use, inventory).ifPresent(error -> errors.add(places.at(path(use), error)));
            tooFew(use, roles).ifPresent(shortage -> errors.add(places.at(shortage.path(), shortage.message())));
        }
        sharedEvents().forEach(error -> errors.add(places.at(path(uses.all().get(0)), error)));
        InvalidInputException.throwIfAny(errors);
    }

    /** The events of a sample's set that the source tagger has seen, in whatever view of them. */
    private long[] seenEvents(
            Sample sample, Catalogue catalogue, Function<Sample, Inventory> inventories, Map<String, long[]> seen) {
        return seen.isEmpty()
                ? new long[0]
                : Stream.concat(
                                uses.all().stream()
                                        .map(SampleNeeds.Use::sample)
                                        .filter(other -> other.eventSet().equals(sample.eventSet())),
                                catalogue.ofEventSet(sample.eventSet()).stream())
                        .filter(other -> seen.containsKey(other.digest()))
                        .flatMapToLong(other -> {
                            long[] events = inventories.apply(other).events();
                            return LongStream.of(seen.get(other.digest()))
                                    .filter(jet -> jet >= 0 && jet < events.length)
                                    .map(jet -> events[(int) jet]);
                        })
                        .sorted()
                        .distinct()
                        .toArray();
    }

    /** Jets of each sample that have no role because the source tagger has seen their events. */
    Map<String, Integer> leftOut() {
        return bySample.values().stream()
                .filter(roles -> roles.leftOut() > 0)
                .collect(Collectors.toMap(roles -> roles.sample().name(), SampleRoles::leftOut));
    }

    /** Jets that a source trains on, or validates with: the first source has the same as if it were the only one. */
    List<Part> source(Role role, int jets, int repetition) {
        SourceSpec source = experiment.source();
        long seed = role == Role.SOURCE_VALIDATION || repetition == 0
                ? DerivedSeeds.derive(experiment.seed(), "order", 0)
                : DerivedSeeds.derive(experiment.seed(), "source-subset", repetition);
        if (source.isWithoutLabels()) {
            return unlabelled(role, jets, seed);
        }
        List<Part> parts = parts(role, source.signal(), source.background(), jets, seed);
        return source.labels() == SourceSpec.Labels.SHUFFLED
                ? ShuffledLabels.of(parts, DerivedSeeds.derive(experiment.seed(), "labels " + role.label(), repetition))
                : parts;
    }

    /**
     * Jets on which taggers are tested for the source's task, with the labels that were simulated; none if it is not asked for.
     * Jets of samples that the target is tested on may be among the target's.
     */
    List<Part> sourceTest() {
        SourceSpec source = experiment.source();
        return source == null || source.test() == 0
                ? List.of()
                : fixed(Role.TEST, source.signal(), source.background(), source.test());
    }

    private List<Part> unlabelled(Role role, int events, long seed) {
        SampleRoles roles = bySample.get(experiment.source().unlabelled());
        Sample sample = roles.sample();
        int[] taken = roles.take(role, events, seed);
        return List.of(new Part(
                sample.name(), sample.parts(), sample.content(), UNLABELLED, taken, sample.view(), leftOut(roles)));
    }

    /** Where a descriptor names a sample. */
    private static String path(SampleNeeds.Use use) {
        return use.what()
                .get(0)
                .replace("source without labels", "source.unlabelled")
                .replace(' ', '.');
    }

    /** What a file says of itself counts more than what a catalogue says of it: labels may hang on it. */
    private static Optional<String> kind(SampleNeeds.Use use, Inventory inventory) {
        Sample sample = use.sample();
        String said = inventory.attributes().get("kind");
        return sample.kind().agreesWith(said)
                ? Optional.empty()
                : Optional.of("sample `" + sample.name() + "` is `kind: "
                        + sample.kind().label() + "` in the catalogue, but its file says `" + VisibleText.of(said)
                        + "`; correct the catalogue");
    }

    /** Events are known by their contents, so that the same event in two files is found. */
    private List<String> sharedEvents() {
        if (experiment.task() != Task.EVENT_CLASSIFICATION) {
            return List.of();
        }
        var shared = new ArrayList<String>();
        List<SampleRoles> samples = List.copyOf(bySample.values());
        for (int i = 0; i < samples.size(); i++) {
            long[] own = samples.get(i).inventory().events().clone();
            Arrays.sort(own);
            for (SampleRoles other : samples.subList(i + 1, samples.size())) {
                long count = LongStream.of(other.inventory().events())
                        .filter(event -> Arrays.binarySearch(own, event) >= 0)
                        .count();
                // views of one set are distinguished event by event
                boolean isOneSet =
                        other.sample().eventSet().equals(samples.get(i).sample().eventSet());
                if (count > 0 && !isOneSet) {
                    shared.add("sample `" + samples.get(i).sample().name() + "` shares " + count + " events with `"
                            + other.sample().name()
                            + "`; no event may train one thing and test another, or be of two classes: give each sample"
                            + " events of its own");
                }
            }
        }
        return shared;
    }

    /** Jets of a role that stay the same through all repetitions. */
    List<Part> fixed(Role role, String signal, String background, int jets) {
        return parts(role, signal, background, jets, DerivedSeeds.derive(experiment.seed(), "order", 0));
    }

    /** A repetition's training jets: the subset of a size contains those of smaller sizes. */
    List<Part> training(int jets, int repetition) {
        long seed = DerivedSeeds.derive(experiment.seed(), "subset", repetition);
        return parts(
                Role.TRAINING, experiment.target().signal(), experiment.target().background(), jets, seed);
    }

    /**
     * A repetition's validation jets: the same in all if their number is given, as they serve all sizes then; of a share, which
     * is part of a size's label budget, each repetition has its own.
     */
    List<Part> validation(int jets, int repetition) {
        var target = experiment.target();
        if (target.validation().share() != null) {
            long seed = DerivedSeeds.derive(experiment.seed(), "validation", repetition);
            return parts(Role.VALIDATION, target.signal(), target.background(), jets, seed);
        }
        if (validation == null) {
            validation = fixed(Role.VALIDATION, target.signal(), target.background(), jets);
        }
        return validation;
    }

    /** The samples for the report. */
    List<SampleUse> samples() {
        return uses.all().stream()
                .map(use -> {
                    Sample sample = use.sample();
                    Inventory inventory = bySample.get(sample.name()).inventory();
                    return new SampleUse(
                            sample.name(),
                            sample.sha256(),
                            sample.kind().label(),
                            sample.process(),
                            sample.generator(),
                            sample.licence(),
                            inventory.events().length,
                            List.copyOf(use.what()),
                            inventory.bad().size(),
                            inventory.leftOut());
                })
                .toList();
    }

    /** The events of a sample's jets, and whose events these are. */
    Disjointness.Events events(String sample) {
        SampleRoles roles = bySample.get(sample);
        return new Disjointness.Events(
                roles.sample().eventSet(), roles.inventory().events());
    }

    private List<Part> parts(Role role, String signal, String background, int jets, long seed) {
        return List.of(part(role, signal, 1, jets, seed), part(role, background, 0, jets, seed));
    }

    private Part part(Role role, String name, int label, int jets, long seed) {
        SampleRoles roles = bySample.get(name);
        Sample sample = roles.sample();
        int[] taken = roles.take(role, SampleNeeds.half(jets, label == 1), seed);
        return new Part(name, sample.parts(), sample.content(), label, taken, sample.view(), leftOut(roles));
    }

    private static Long leftOut(SampleRoles roles) {
        long particles = roles.inventory().leftOut().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return particles == 0 ? null : particles;
    }

    private String badJets(Sample sample, Inventory inventory) {
        String first = inventory.bad().stream()
                .limit(SHOWN)
                .map(bad -> bad.jet() + " (" + bad.reason() + ")")
                .collect(Collectors.joining(", "));
        int rest = inventory.bad().size() - SHOWN;
        return "sample `" + sample.name() + "` has " + inventory.bad().size() + " "
                + experiment.task().unit() + " that cannot be used, among its "
                + inventory.events().length + ": "
                + (experiment.task() == Task.EVENT_CLASSIFICATION ? "event " : "jet ") + first
                + (rest > 0 ? " and " + rest + " more" : "")
                + "; repair the sample, or write `bad-jets: skip` to leave them out";
    }

    private record Shortage(String path, String message) {}

    private Optional<Shortage> tooFew(SampleNeeds.Use use, SampleRoles roles) {
        List<Role> lacking = use.needed().keySet().stream()
                .filter(role -> use.needed().get(role).jets() > roles.available(role))
                .toList();
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        String all = use.needed().entrySet().stream()
                .map(entry -> entry.getKey().label() + " needs "
                        + entry.getValue().jets() + " and has " + roles.available(entry.getKey()))
                .collect(Collectors.joining(", "));
        List<String> keys =
                lacking.stream().map(role -> use.needed().get(role).key()).toList();
        return Optional.of(new Shortage(
                keys.get(0),
                "sample `" + use.sample().name() + "` (" + String.join(", ", use.what()) + ", "
                        + roles.inventory().events().length + " "
                        + experiment.task().unit() + ") has too few: " + all
                        + "; no event serves two of these; lower " + String.join(", ", keys)
                        + ", give these roles a larger share (`split`), or use a larger sample"));
    }
}
