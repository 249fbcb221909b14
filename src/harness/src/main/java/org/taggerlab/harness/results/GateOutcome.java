package org.taggerlab.harness.results;

import java.util.List;

/**
 * Whether results pass a gate of their descriptor.
 *
 * @param text the gate as written
 * @param passed whether they do; {@code null} if this was not evaluated, because the experiment was changed and no longer
 *     has what the gate asks for
 * @param value what was found, a bound where there is only one; {@code null} without results
 * @param low lower end of its interval of 95 %; {@code null} without
 * @param high upper end; {@code null} without
 * @param limit what it is compared with; {@code null} if it is no number
 * @param found what was found, in words: a bound is called a bound; empty without results
 * @param sentence what was found and what was expected, for a user's eye
 */
public record GateOutcome(
        String text,
        Boolean passed,
        Double value,
        Double low,
        Double high,
        Double limit,
        String found,
        String sentence) {

    /** Whether it was looked at. */
    public boolean evaluated() {
        return passed != null;
    }

    /** Whether it was looked at and not passed. */
    public boolean failed() {
        return evaluated() && !passed;
    }

    /** {@code passed}, {@code not passed} or {@code not evaluated}. */
    public String verdict() {
        return evaluated() ? passed ? "passed" : "not passed" : "not evaluated";
    }

    /** How many are passed: {@code 2 of 3 passed, 1 not evaluated}; empty if there are none. */
    public static String count(List<GateOutcome> gates) {
        long evaluated = gates.stream().filter(GateOutcome::evaluated).count();
        long failed = gates.stream().filter(GateOutcome::failed).count();
        return gates.isEmpty() ? "" : (evaluated - failed) + " of " + evaluated + " passed" + open(gates);
    }

    /** Of those that were not evaluated: {@code , 1 not evaluated}; empty if all were. */
    public static String open(List<GateOutcome> gates) {
        long open = gates.stream().filter(gate -> !gate.evaluated()).count();
        return open == 0 ? "" : ", " + open + " not evaluated";
    }
}
