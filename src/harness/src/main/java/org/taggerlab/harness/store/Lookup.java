package org.taggerlab.harness.store;

/** What the store says of a trial. */
public sealed interface Lookup {
    /** It is there, every digest checked. */
    record Found(StoredTrial trial) implements Lookup {}

    /** It was never finished. */
    record Absent() implements Lookup {}

    /** It is there but not as it was stored. {@code reason} says which file and why. */
    record Damaged(String reason) implements Lookup {}
}
