package org.taggerlab.harness.results;

import java.util.List;

/**
 * Whether results pass a gate of their descriptor.
 *
 * @param text the gate as written
 * @param passed whether they do
 * @param value what was found, a bound where there is only one; {@code null} without results
 * @param low lower end of its interval of 95 %; {@code null} without
 * @param high upper end; {@code null} without
 * @param limit what it is compared with; {@code null} if it is no number
 * @param found what was found, in words: a bound is called a bound; empty without results
 * @param sentence what was found and what was expected, for a user's eye
 */
public record GateOutcome(
        String text,
        boolean passed,
        Double value,
        Double low,
        Double high,
        Double limit,
        String found,
        String sentence) {

    /** How many are passed: {@code 2 of 3 passed}; empty if there are none. */
    public static String count(List<GateOutcome> gates) {
        return gates.isEmpty()
                ? ""
                : gates.stream().filter(GateOutcome::passed).count() + " of " + gates.size() + " passed";
    }
}
