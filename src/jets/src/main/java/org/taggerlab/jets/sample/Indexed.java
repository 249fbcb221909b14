package org.taggerlab.jets.sample;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;

/**
 * Elements of a file that knows how many it has, read by their place.
 *
 * @param count of all elements
 * @param read the element at a place from 0; cheap where places rise
 */
public record Indexed<T>(long count, LongFunction<T> read) implements Iterable<T> {

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the file has " + count + " elements");
                }
                return read.apply(next++);
            }
        };
    }
}
