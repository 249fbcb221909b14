package org.taggerlab.harness.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.Diagnostic;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.InvalidInputException;
import org.taggerlab.harness.protocol.Inventory;
import org.taggerlab.harness.protocol.TrialRequest.Part;
import org.taggerlab.harness.results.ResultSet.SampleUse;

/** Which jets of which samples serve which role in one experiment; there are enough of them, or it is not built. */
final class Splits {
    private static final int SHOWN = 10;
    private static final int UNLABELLED = -1;

    private final Experiment experiment;
    private final Uses uses;
    private final Map<String, SampleRoles> bySample = new LinkedHashMap<>();

    /**
     * Looks at every sample of an experiment.
     *
     * @throws InvalidInputException if there are too few jets for a role, or bad ones that are not to be skipped
     */
    Splits(Experiment experiment, Catalogue catalogue, Function<Sample, Inventory> inventories) {
        this.experiment = experiment;
        this.uses = new Uses(experiment, catalogue);
        long seed = Seeds.derive(experiment.seed(), "split", 0);
        var errors = new ArrayList<Diagnostic>();
        var places = new DescriptorPlaces(experiment);
        for (Uses.Use use : uses.all()) {
            Inventory inventory = inventories.apply(use.sample());
            if (!inventory.bad().isEmpty() && experiment.badJets() == Experiment.BadJets.REFUSE) {
                errors.add(places.at("bad-jets", badJets(use.sample(), inventory)));
            }
            var roles = new SampleRoles(
                    use.sample(),
                    inventory,
                    experiment.split(),
                    uses.roles(use.sample().eventSet()),
                    seed);
            bySample.put(use.sample().name(), roles);
            withLabels(use).ifPresent(error -> errors.add(places.at("source", error)));
            tooFew(use, roles).ifPresent(shortage -> errors.add(places.at(shortage.path(), shortage.message())));
        }
        sharedEvents().ifPresent(error -> errors.add(places.at("source.unlabelled", error)));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /** Events without labels that the source trains on; the same through all repetitions. */
    List<Part> unlabelled(Role role, int events) {
        SampleRoles roles = bySample.get(experiment.source().unlabelled());
        Sample sample = roles.sample();
        int[] taken = roles.take(role, events, Seeds.derive(experiment.seed(), "order", 0));
        return List.of(new Part(sample.name(), sample.parts(), sample.sha256(), UNLABELLED, taken, sample.view()));
    }

    private Optional<String> withLabels(Uses.Use use) {
        boolean isLabelled = use.what().stream().anyMatch(what -> !what.endsWith("without labels"));
        return isLabelled && use.sample().kind().isUnlabelled()
                ? Optional.of("sample `" + use.sample().name() + "` ("
                        + use.sample().kind().label()
                        + ") has no labels and cannot be " + String.join(", ", use.what())
                        + "; use it as `source.unlabelled`, or another sample here")
                : Optional.empty();
    }

    /** Events of the target would not be unseen if the source had trained on them, whatever file they came from. */
    private Optional<String> sharedEvents() {
        if (!experiment.source().isWithoutLabels()) {
            return Optional.empty();
        }
        SampleRoles source = bySample.get(experiment.source().unlabelled());
        Set<Long> own = LongStream.of(source.inventory().events()).boxed().collect(Collectors.toSet());
        for (String name :
                List.of(experiment.target().signal(), experiment.target().background())) {
            SampleRoles target = bySample.get(name);
            long shared = LongStream.of(target.inventory().events())
                    .filter(own::contains)
                    .count();
            if (shared > 0) {
                return Optional.of("sample `" + source.sample().name() + "` shares " + shared + " events with `" + name
                        + "`, on which the target is trained and tested; pre-train on events of their own");
            }
        }
        return Optional.empty();
    }

    /** Jets of a role that stay the same through all repetitions. */
    List<Part> fixed(Role role, String signal, String background, int jets) {
        return parts(role, signal, background, jets, Seeds.derive(experiment.seed(), "order", 0));
    }

    /** A repetition's training jets: the subset of a size contains those of smaller sizes. */
    List<Part> training(int jets, int repetition) {
        long seed = Seeds.derive(experiment.seed(), "subset", repetition);
        return parts(
                Role.TRAINING, experiment.target().signal(), experiment.target().background(), jets, seed);
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
                            inventory.bad().size());
                })
                .toList();
    }

    /** The event of a jet, and whose events these are. */
    Disjointness.Event event(String sample, int jet) {
        SampleRoles roles = bySample.get(sample);
        return new Disjointness.Event(
                roles.sample().eventSet(), roles.inventory().events()[jet]);
    }

    private List<Part> parts(Role role, String signal, String background, int jets, long seed) {
        return List.of(part(role, signal, 1, jets, seed), part(role, background, 0, jets, seed));
    }

    private Part part(Role role, String name, int label, int jets, long seed) {
        SampleRoles roles = bySample.get(name);
        Sample sample = roles.sample();
        int[] taken = roles.take(role, Uses.half(jets, label == 1), seed);
        return new Part(name, sample.parts(), sample.sha256(), label, taken, sample.view());
    }

    private static String badJets(Sample sample, Inventory inventory) {
        String first = inventory.bad().stream()
                .limit(SHOWN)
                .map(bad -> bad.jet() + " (" + bad.reason() + ")")
                .collect(Collectors.joining(", "));
        int rest = inventory.bad().size() - SHOWN;
        return "sample `" + sample.name() + "` has " + inventory.bad().size() + " jets that cannot be used, among its "
                + inventory.events().length + ": jet " + first + (rest > 0 ? " and " + rest + " more" : "")
                + "; repair the sample, or write `bad-jets: skip` to leave them out";
    }

    private record Shortage(String path, String message) {}

    private static Optional<Shortage> tooFew(Uses.Use use, SampleRoles roles) {
        List<Role> lacking = use.needed().keySet().stream()
                .filter(role -> use.needed().get(role) > roles.available(role))
                .toList();
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        String all = use.needed().entrySet().stream()
                .map(entry -> entry.getKey().label() + " needs " + entry.getValue() + " and has "
                        + roles.available(entry.getKey()))
                .collect(Collectors.joining(", "));
        String keys = lacking.stream().map(Role::path).collect(Collectors.joining(", "));
        return Optional.of(new Shortage(
                lacking.get(0).path(),
                "sample `" + use.sample().name() + "` (" + String.join(", ", use.what()) + ", "
                        + roles.inventory().events().length + " jets) has too few: " + all
                        + "; no event serves two of these; lower " + keys
                        + ", give these roles a larger share (`split`), or use a larger sample"));
    }
}
