package org.taggerlab.harness.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.SourceSpec;
import org.taggerlab.harness.descriptor.TargetSpec;

/** What an experiment wants of each sample: for which roles, and how many jets. */
final class SampleNeeds {
    /** One sample's use. */
    record Use(Sample sample, List<String> what, Map<Role, Need> needed) {}

    /** How many jets of a role, as a key of the descriptor says. */
    record Need(int jets, String key) {}

    private final Set<String> reserved;
    private final Map<String, Use> bySample = new LinkedHashMap<>();

    SampleNeeds(Experiment experiment, Catalogue catalogue) {
        SourceSpec source = experiment.source();
        TargetSpec target = experiment.target();
        reserved = experiment.split().reserve().stream()
                .map(name -> catalogue.find(name).eventSet())
                .collect(Collectors.toUnmodifiableSet());
        if (source != null) {
            ofSource(source, catalogue);
        }
        int largest = target.sizes().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (boolean isSignal : new boolean[] {true, false}) {
            Use use = use(catalogue, isSignal ? target.signal() : target.background());
            use.what().add("target " + (isSignal ? "signal" : "background"));
            need(use, Role.TRAINING, half(experiment.together(largest), isSignal));
            need(use, Role.VALIDATION, half(experiment.together(experiment.validation(largest)), isSignal));
            need(use, Role.TEST, half(experiment.together(target.test()), isSignal));
        }
    }

    private void ofSource(SourceSpec source, Catalogue catalogue) {
        if (source.isWithoutLabels()) {
            Use use = use(catalogue, source.unlabelled());
            use.what().add("source without labels");
            need(use, Role.SOURCE, source.size());
            need(use, Role.SOURCE_VALIDATION, source.validation());
        } else if (source.signal() != null) {
            for (boolean isSignal : new boolean[] {true, false}) {
                Use use = use(catalogue, isSignal ? source.signal() : source.background());
                use.what().add("source " + (isSignal ? "signal" : "background"));
                if (!source.isExisting()) {
                    need(use, Role.SOURCE, half(source.size(), isSignal));
                    need(use, Role.SOURCE_VALIDATION, half(source.validation(), isSignal));
                }
                if (source.test() > 0) {
                    need(use, Role.TEST, new Need(half(source.test(), isSignal), "source.test"));
                }
            }
        }
    }

    /** Signal's or background's part of a number of jets; of an odd number, background has the larger. */
    static int half(int jets, boolean isSignal) {
        return isSignal ? jets / 2 : jets - jets / 2;
    }

    List<Use> all() {
        return List.copyOf(bySample.values());
    }

    /** The roles of an event set, over all samples that show its events; all there are if it is reserved. */
    Set<Role> roles(String eventSet) {
        if (reserved.contains(eventSet)) {
            return EnumSet.allOf(Role.class);
        }
        var roles = EnumSet.noneOf(Role.class);
        for (Use use : bySample.values()) {
            if (use.sample().eventSet().equals(eventSet)) {
                roles.addAll(use.needed().keySet());
            }
        }
        return roles;
    }

    private Use use(Catalogue catalogue, String name) {
        return bySample.computeIfAbsent(
                name, key -> new Use(catalogue.find(key), new ArrayList<>(), new EnumMap<>(Role.class)));
    }

    private static void need(Use use, Role role, int jets) {
        need(use, role, new Need(jets, role.path()));
    }

    /** The test jets of both tasks may be the same. */
    private static void need(Use use, Role role, Need need) {
        use.needed().merge(role, need, (one, other) -> one.jets() < other.jets() ? other : one);
    }
}
