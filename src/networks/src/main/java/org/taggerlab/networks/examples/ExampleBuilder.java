package org.taggerlab.networks.examples;

/**
 * Jets or events one after another, prepared as a network takes them. Not thread-safe.
 *
 * @param <T> jets or events
 */
public interface ExampleBuilder<T> {

    /**
     * Adds one.
     *
     * @throws IllegalArgumentException for one that cannot be used
     */
    void add(T item);

    /**
     * All so far.
     *
     * @param label of all of them, 1 signal or 0 background
     */
    FlatExamples build(int label);
}
