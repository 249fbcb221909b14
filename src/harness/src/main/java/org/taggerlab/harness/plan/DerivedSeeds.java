package org.taggerlab.harness.plan;

import java.nio.charset.StandardCharsets;
import org.taggerlab.vocabulary.file.FileDigest;

/** All random numbers of an experiment come from its root seed; each purpose has a seed of its own. */
public final class DerivedSeeds {
    private DerivedSeeds() {}

    /**
     * The seed of one purpose in one repetition, independent of all others.
     *
     * @param root the experiment's seed
     * @param purpose {@code split}, {@code subset}, {@code init}, {@code shuffle}, {@code dropout} ...
     * @param repetition from 0
     * @return from 0 to 2^53 - 1, so that it survives any JSON reader
     */
    public static long derive(long root, String purpose, int repetition) {
        return first(root + "/" + purpose + "/" + repetition) >>> 11;
    }

    /** The first 8 bytes of the SHA-256 of a text. */
    static long first(String text) {
        byte[] digest = FileDigest.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        long first = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            first = first << 8 | digest[i] & 0xff;
        }
        return first;
    }
}
