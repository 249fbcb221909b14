package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.cluster.AntiKt;
import org.taggerlab.jets.cluster.JetSelection;

/** Jets of events that are clustered as they are read. */
final class ClusteredJets implements Iterator<Jet> {

    private final Path file;
    private final Iterator<Event> events;
    private final JetSelection selection;
    private final AntiKt antiKt;
    private final Queue<Jet> ahead = new ArrayDeque<>();
    private int index;

    ClusteredJets(Path file, Iterator<Event> events, JetSelection selection) {
        this.file = file;
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

    private void cluster(Event event) {
        for (int i = 0; i < event.momenta().length; i++) {
            double value = event.momenta()[i];
            if (!Double.isFinite(value) || i % 4 == 3 && value < 0) {
                throw SampleException.of(
                        file,
                        "particle " + i / 4 + " of event " + event.number() + " has a momentum of " + value + " GeV",
                        "expected finite momenta and energies of 0 or more; remove the event");
            }
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
