package org.taggerlab.jets.io;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;

/** Events of a tree, entry by entry. */
final class RootEvents implements Iterator<Event> {

    private final long entries;
    private final LongFunction<Event> read;
    private long next;

    RootEvents(long entries, LongFunction<Event> read) {
        this.entries = entries;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        return next < entries;
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the tree has " + entries + " entries");
        }
        return read.apply(next++);
    }
}
