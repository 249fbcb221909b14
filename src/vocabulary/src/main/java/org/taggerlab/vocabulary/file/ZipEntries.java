package org.taggerlab.vocabulary.file;

import java.time.LocalDateTime;
import java.util.zip.ZipEntry;

/** Entries of archives that are the same bytes whenever and wherever they are written. */
public final class ZipEntries {
    /**
     * Not the first moment that a zip can hold: the JDK takes midnight of 1980-01-01 for an earlier time, and adds a field
     * with that moment in UTC, which differs from zone to zone.
     */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private ZipEntries() {}

    /** An entry as old as all others. */
    public static ZipEntry timeless(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        return entry;
    }
}
