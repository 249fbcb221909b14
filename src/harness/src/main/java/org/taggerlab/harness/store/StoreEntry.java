package org.taggerlab.harness.store;

/** What the store says of a trial. */
public sealed interface StoreEntry {
    /** It is there, every digest checked. */
    record Found(StoredTrial trial) implements StoreEntry {}

    /** It was never finished. */
    record Absent() implements StoreEntry {}

    /** It is there but not as it was stored. {@code reason} says which file and why. */
    record Damaged(String reason) implements StoreEntry {}
}
