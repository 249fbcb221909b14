package org.taggerlab.jets.io;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.cluster.AntiKt;
import org.taggerlab.vocabulary.sample.Clustering;

/** Jets of events that are clustered as they are read. */
final class ClusteredJets implements Iterator<Jet> {

    private final Iterator<Event> events;
    private final Clustering selection;
    private final AntiKt antiKt;
    private final Queue<Jet> ahead = new ArrayDeque<>();
    private int index;

    ClusteredJets(Iterator<Event> events, Clustering selection) {
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
        if (!hasNext()) {
            throw new NoSuchElementException("the sample has " + index + " jets");
        }
        return ahead.remove();
    }

    /** Of an event that cannot be used, one jet that cannot either stands for all that it may have had. */
    private void cluster(Event event) {
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
