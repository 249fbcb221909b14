package org.taggerlab.jets.sample;

import java.util.Iterator;
import org.taggerlab.jets.Jet;

/** Jets as they come; one that repeats an earlier one is flawed. */
final class Repeats implements Iterator<Jet> {

    private final Iterator<Jet> jets;
    private final boolean numbersEvents;
    private final FirstSeen seen = new FirstSeen();

    /** @param numbersEvents whether equal momenta are the same jet only in the same event */
    Repeats(Iterator<Jet> jets, boolean numbersEvents) {
        this.jets = jets;
        this.numbersEvents = numbersEvents;
    }

    @Override
    public boolean hasNext() {
        return jets.hasNext();
    }

    @Override
    public Jet next() {
        Jet jet = jets.next();
        if (jet.flaw().isPresent()) {
            return jet;
        }
        int earlier = seen.at(digest(jet), jet.index());
        return earlier < 0
                ? jet
                : jet.flawed("it repeats jet " + earlier + (numbersEvents ? " of event " + jet.event() : ""));
    }

    /** 64 bits, mixed as in SplitMix64: two different jets share them once in 10^19. */
    private long digest(Jet jet) {
        long digest = numbersEvents ? jet.event() : 0;
        for (double value : jet.momenta()) {
            digest = (digest ^ Double.doubleToLongBits(value)) * 0xbf58476d1ce4e5b9L;
            digest = (digest ^ (digest >>> 31)) * 0x94d049bb133111ebL;
        }
        return digest;
    }
}
