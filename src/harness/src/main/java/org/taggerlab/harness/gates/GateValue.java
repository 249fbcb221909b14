package org.taggerlab.harness.gates;

import java.util.Optional;
import org.taggerlab.harness.statistics.Interval;

/**
 * What results say of a call.
 *
 * @param value the value or its bound
 * @param bound {@code at least }, {@code at most } or empty
 * @param interval its interval of 95 %; an end may be infinite
 * @param note why it is a bound, empty if it is none or the reader knows
 */
record GateValue(double value, Bound bound, Optional<Interval> interval, String note) {

    enum Bound {
        EXACT(""),
        AT_LEAST("at least "),
        AT_MOST("at most ");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The lowest it may be: an upper bound says nothing of that. */
    double lowest(boolean confident) {
        return confident
                ? interval.map(Interval::low).orElse(Double.NEGATIVE_INFINITY)
                : bound == Bound.AT_MOST ? Double.NEGATIVE_INFINITY : value;
    }

    /** The highest it may be. */
    double highest(boolean confident) {
        return confident
                ? interval.map(Interval::high).orElse(Double.POSITIVE_INFINITY)
                : bound == Bound.AT_LEAST ? Double.POSITIVE_INFINITY : value;
    }
}
