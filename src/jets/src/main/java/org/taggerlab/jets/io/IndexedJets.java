package org.taggerlab.jets.io;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.taggerlab.jets.Jet;

/** Jets of a file that knows how many it has. */
final class IndexedJets implements Iterator<Jet> {

    private final int count;
    private final IntFunction<Jet> read;
    private int next;

    IndexedJets(int count, IntFunction<Jet> read) {
        this.count = count;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        return next < count;
    }

    @Override
    public Jet next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the sample has " + count + " jets");
        }
        return read.apply(next++);
    }
}
