package org.taggerlab.worker;

import org.taggerlab.vocabulary.worker.SampleValidation.Histogram;

/** Fills a histogram; a value on an edge belongs to the bin above. */
final class HistogramBuilder {
    private final double low;
    private final double high;
    private final int[] counts;
    private int below;
    private int above;

    HistogramBuilder(double low, double high, int bins) {
        this.low = low;
        this.high = high;
        this.counts = new int[bins];
    }

    void add(double value) {
        if (value < low) {
            below++;
        } else if (value >= high) {
            above++;
        } else {
            // multiplied first, so that a whole number on an edge is not rounded below it; the end may still be reached
            counts[Math.min(counts.length - 1, (int) ((value - low) * counts.length / (high - low)))]++;
        }
    }

    Histogram histogram() {
        return new Histogram(low, high, counts.clone(), below, above);
    }
}
