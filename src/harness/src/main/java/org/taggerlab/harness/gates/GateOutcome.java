package org.taggerlab.harness.gates;

/**
 * Whether results pass a gate.
 *
 * @param text the gate as written
 * @param passed whether they do
 * @param value what was found, a bound where there is only one; {@code null} without results
 * @param low lower end of its interval of 95 %; {@code null} without
 * @param high upper end; {@code null} without
 * @param limit what it is compared with; {@code null} if it is no number
 * @param sentence what was found and what was expected, for a user's eye
 */
public record GateOutcome(
        String text, boolean passed, Double value, Double low, Double high, Double limit, String sentence) {}
