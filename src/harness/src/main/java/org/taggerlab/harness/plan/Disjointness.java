package org.taggerlab.harness.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/**
 * The proof that no event serves two roles (what is tested, on either task, is one), by looking at every jet of every
 * request: it does not trust the way in which the jets were chosen.
 */
final class Disjointness {
    /**
     * The events of a sample.
     *
     * @param eventSet whose events these are
     * @param ofJets the event of each jet
     */
    record Events(String eventSet, long[] ofJets) {}

    private final Function<String, Events> samples;
    private final Map<Role, Map<String, BitSet>> jets = new EnumMap<>(Role.class);
    private final Set<int[]> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Events are looked up by sample. */
    Disjointness(Function<String, Events> samples) {
        this.samples = samples;
    }

    /** Adds the jets of a trial to those of all trials before. */
    void add(TrialRequest request) {
        boolean isSource = request.transfer().prescription() instanceof Prescription.Source;
        add(request.data().training(), isSource ? Role.SOURCE : Role.TRAINING);
        add(request.data().validation(), isSource ? Role.SOURCE_VALIDATION : Role.VALIDATION);
        add(request.data().test(), Role.TEST);
        add(request.data().replay(), Role.SOURCE);
        add(request.data().sourceTest(), Role.TEST);
    }

    private void add(List<Part> parts, Role role) {
        for (Part part : parts) {
            if (!seen.add(part.jets())) {
                continue; // the same selection as in another trial, in the same role
            }
            BitSet ofSample = jets.computeIfAbsent(role, any -> new TreeMap<>())
                    .computeIfAbsent(part.sample(), any -> new BitSet());
            for (int jet : part.jets()) {
                ofSample.set(jet);
            }
        }
    }

    /**
     * Proves it for all jets that were added.
     *
     * @throws IllegalStateException if an event stands in two roles: a defect of the planner, never the user's fault
     */
    void prove() {
        Set<String> eventSets = jets.values().stream()
                .flatMap(ofRole -> ofRole.keySet().stream())
                .map(sample -> samples.apply(sample).eventSet())
                .collect(Collectors.toSet());
        for (String eventSet : eventSets) {
            var proven = new EnumMap<Role, long[]>(Role.class);
            var roles = new ArrayList<>(jets.keySet());
            Collections.reverse(roles);
            for (Role role : roles) {
                long[] events = events(role, eventSet);
                proven.forEach((other, theirs) -> common(theirs, events).ifPresent(event -> {
                    throw new IllegalStateException("event " + event + " of " + eventSet + " serves both "
                            + other.label() + " and " + role.label() + "; please report this defect");
                }));
                proven.put(role, events);
            }
        }
    }

    /** The events of a set in a role, rising. */
    private long[] events(Role role, String eventSet) {
        var ofSet = new TreeMap<>(jets.get(role));
        ofSet.keySet().removeIf(sample -> !samples.apply(sample).eventSet().equals(eventSet));
        var events =
                new long[ofSet.values().stream().mapToInt(BitSet::cardinality).sum()];
        int filled = 0;
        for (var ofSample : ofSet.entrySet()) {
            long[] ofJets = samples.apply(ofSample.getKey()).ofJets();
            BitSet used = ofSample.getValue();
            for (int jet = used.nextSetBit(0); jet >= 0; jet = used.nextSetBit(jet + 1)) {
                events[filled++] = ofJets[jet];
            }
        }
        Arrays.sort(events);
        return events;
    }

    private static OptionalLong common(long[] some, long[] others) {
        return LongStream.of(some)
                .filter(event -> Arrays.binarySearch(others, event) >= 0)
                .findFirst();
    }
}
