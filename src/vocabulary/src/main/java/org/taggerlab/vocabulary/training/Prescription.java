package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One way to come to a tagger for the target, arXiv:2203.06210.
 *
 * @param kind how it starts and what trains
 * @param learningRate its own learning rate; {@code null}: that of the training
 * @param headMultiplier {@code fine-tuned}: factor on the learning rate of all that follows the EdgeConv blocks;
 *     otherwise 1
 * @param upTo {@code frozen}: the last block that keeps the source's weights ({@code edge-conv}, {@code fusion} or a
 *     named block); otherwise {@code null}
 * @param batchNorm what the BatchNorm statistics of the trained part do
 */
public record Prescription(
        Kind kind, Double learningRate, double headMultiplier, String upTo, BatchNormPolicy batchNorm) {

    /** How a prescription starts and what trains. */
    public enum Kind {
        /** Random weights, all train. */
        @JsonProperty("from-scratch")
        FROM_SCRATCH("from-scratch"),
        /** The source's weights, all train. */
        @JsonProperty("fine-tuned")
        FINE_TUNED("fine-tuned"),
        /** The trunk keeps the source's weights and BatchNorm statistics, the rest trains. */
        @JsonProperty("frozen")
        FROZEN("frozen");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name used in descriptors, results and reports. */
        public String label() {
            return label;
        }
    }

    /** What BatchNorm layers that train do with their statistics. */
    public enum BatchNormPolicy {
        /** Batch statistics normalise, running ones follow. */
        @JsonProperty("train")
        TRAIN("train"),
        /** The source's running statistics normalise and stay; scale and shift train. */
        @JsonProperty("freeze-statistics")
        FREEZE_STATISTICS("freeze-statistics");

        private final String label;

        BatchNormPolicy(String label) {
            this.label = label;
        }

        /** The name used in descriptors, results and reports. */
        public String label() {
            return label;
        }
    }

    /** The name used in descriptors. */
    public String label() {
        return kind.label();
    }
}
