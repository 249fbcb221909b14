package org.taggerlab.harness.executor;

import java.util.Locale;

/** Durations for people. */
public final class Durations {
    private Durations() {}

    /** As exact as an estimate is: {@code 40 s}, {@code 12 min}, {@code 3.5 h}. */
    public static String rounded(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        if (seconds < 90 * 60) {
            return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        }
        return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
