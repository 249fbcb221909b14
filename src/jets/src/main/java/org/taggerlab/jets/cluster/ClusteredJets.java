package org.taggerlab.jets.cluster;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import org.taggerlab.jets.Jet;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Jets of events that are clustered as they are read.
 *
 * @param events from the beginning at each iteration
 * @param selection which jets are made and kept
 */
public record ClusteredJets(Iterable<EventParticles> events, Clustering selection) implements Iterable<Jet> {

    @Override
    public Iterator<Jet> iterator() {
        return new Jets(events.iterator(), selection);
    }

    private static final class Jets implements Iterator<Jet> {
        private final Iterator<EventParticles> events;
        private final Clustering selection;
        private final AntiKt antiKt;
        private final Queue<Jet> ahead = new ArrayDeque<>();
        private int index;

        Jets(Iterator<EventParticles> events, Clustering selection) {
            this.events = events;
            this.selection = selection;
            this.antiKt = new AntiKt(selection.radius());
        }

        @Override
        public boolean hasNext() {
            while (ahead.isEmpty() && events.hasNext()) {
                cluster(events.next());
            }
            return !ahead.isEmpty();
        }

        @Override
        public Jet next() {
            hasNext();
            return ahead.remove();
        }

        /** One unusable jet stands for all jets of an event that cannot be used. */
        private void cluster(EventParticles event) {
            if (event.flaw().isPresent()) {
                ahead.add(Jet.of(index++, event.number(), Jet.UNLABELLED, event.momenta(), event.pids())
                        .flawed("event " + event.number() + ": " + event.flaw().get()));
                return;
            }
            for (int[] members : antiKt.cluster(event.momenta(), selection)) {
                double[] momenta = new double[4 * members.length];
                int[] pids = new int[members.length];
                for (int i = 0; i < members.length; i++) {
                    System.arraycopy(event.momenta(), 4 * members[i], momenta, 4 * i, 4);
                    pids[i] = event.pids()[members[i]];
                }
                ahead.add(Jet.of(index++, event.number(), Jet.UNLABELLED, momenta, pids));
            }
        }
    }
}
