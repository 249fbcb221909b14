package org.taggerlab.jets.sample;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Elements whose number is not known before the last is read: one is read ahead. */
public final class LookAhead<T> implements Iterator<T> {

    private final Supplier<T> read;
    private T ahead;
    private boolean ended;
    private int given;

    /** @param read the next element, {@code null} after the last */
    public LookAhead(Supplier<T> read) {
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !ended) {
            ahead = read.get();
            ended = ahead == null;
        }
        return ahead != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are " + given + " elements");
        }
        T next = ahead;
        ahead = null;
        given++;
        return next;
    }
}
