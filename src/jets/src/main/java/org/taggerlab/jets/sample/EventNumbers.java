package org.taggerlab.jets.sample;

/**
 * Numbers for events that have none, or several: the same for the same event in whatever order files are given, and as
 * good as never the same for two.
 */
public final class EventNumbers {

    private static final int DIGITS = 16;

    private EventNumbers() {}

    /**
     * Of an event that is known by its place in a file.
     *
     * @param digest of the file's content, hexadecimal, 16 digits or more
     */
    public static long of(String digest, long place) {
        return together(Long.parseUnsignedLong(digest.substring(0, DIGITS), 16), place);
    }

    /** Of an event that is known by several numbers, such as run, luminosity block and event. */
    public static long together(long... numbers) {
        long number = 0;
        for (long one : numbers) {
            number = mix(number ^ mix(one));
        }
        return number;
    }

    /** The output function of SplitMix64. */
    public static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
