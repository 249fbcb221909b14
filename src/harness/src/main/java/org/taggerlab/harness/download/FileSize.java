package org.taggerlab.harness.download;

import java.util.Locale;

/** Bytes for a reader's eye. */
final class FileSize {
    private FileSize() {}

    /** Such as {@code 14.9 MB}; {@code null} is an unknown size. */
    static String of(Long bytes) {
        if (bytes == null) {
            return "a file of unknown size";
        }
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit < 3) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, new String[] {"kB", "MB", "GB", "TB"}[unit]);
    }
}
