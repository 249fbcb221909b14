package org.taggerlab.harness.statistics;

/**
 * A two-sided interval.
 *
 * @param low lower end; minus infinity where there is none
 * @param high upper end; plus infinity where there is none
 */
public record Interval(double low, double high) {

    /** The level of every interval in results and reports. */
    public static final double LEVEL = 0.95;
}
