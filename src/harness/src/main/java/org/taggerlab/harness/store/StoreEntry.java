package org.taggerlab.harness.store;

/** What the store says of a trial. */
public sealed interface StoreEntry {
    /** It is there, every digest checked. */
    record Found(StoredTrial trial) implements StoreEntry {}

    /** It was never finished. */
    record Absent() implements StoreEntry {}

    /** It is there but not as it was stored. {@code reason} says which file and why. */
    record Damaged(String reason) implements StoreEntry {
        @Override
        public String problem() {
            return "damaged in the store: " + reason;
        }
    }

    /** It is there and cannot be read, which is no damage. {@code problem} says which file, why, and what to do. */
    record Unreadable(String problem) implements StoreEntry {}

    /** What is wrong with what is there; empty if nothing. */
    default String problem() {
        return "";
    }
}
