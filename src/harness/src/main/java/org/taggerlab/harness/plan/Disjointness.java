package org.taggerlab.harness.plan;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/**
 * The proof that no event serves two roles, by looking at every jet of every request: it does not trust the way in which
 * the jets were chosen.
 */
final class Disjointness {
    /** An event of an event set. */
    record Event(String eventSet, long event) {}

    private final BiFunction<String, Integer, Event> events;
    private final Map<Event, Role> roles = new HashMap<>();
    private final Set<int[]> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Events are looked up by sample and jet. */
    Disjointness(BiFunction<String, Integer, Event> events) {
        this.events = events;
    }

    /**
     * Looks at the jets of a trial, beside those of all trials before.
     *
     * @throws IllegalStateException if an event stands in two roles: a defect of the planner, never the user's fault
     */
    void add(TrialRequest request) {
        boolean isSource = request.transfer().prescription() instanceof Prescription.Source;
        add(request.data().training(), isSource ? Role.SOURCE : Role.TRAINING);
        add(request.data().validation(), isSource ? Role.SOURCE_VALIDATION : Role.VALIDATION);
        add(request.data().test(), Role.TEST);
    }

    private void add(List<Part> parts, Role role) {
        for (Part part : parts) {
            if (!seen.add(part.jets())) {
                continue; // the same selection as in another trial, in the same role
            }
            for (int jet : part.jets()) {
                Event event = events.apply(part.sample(), jet);
                Role other = roles.putIfAbsent(event, role);
                if (other != null && other != role) {
                    throw new IllegalStateException("event " + event.event() + " of " + event.eventSet()
                            + " serves both " + other.label() + " and " + role.label() + "; please report this defect");
                }
            }
        }
    }
}
