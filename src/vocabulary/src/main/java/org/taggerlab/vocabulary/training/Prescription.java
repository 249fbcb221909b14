package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;

/**
 * One way to come to a tagger for the target, arXiv:2203.06210: where its weights start and which of them train.
 *
 * <p>A new prescription is one more record here; {@link #match} then makes the compiler name every place that must know it.
 */
public sealed interface Prescription {
    /** Names that a descriptor may write, in the order in which they are compared by default. */
    List<String> NAMES = List.of(FromScratch.NAME, FineTuned.NAME, Frozen.NAME);

    /** The name in descriptors, requests and results, such as {@code fine-tuned}. */
    @JsonProperty("kind")
    default String name() {
        return match(
                source -> Source.NAME, scratch -> FromScratch.NAME, tuned -> FineTuned.NAME, frozen -> Frozen.NAME);
    }

    /** Its own learning rate; {@code null}: that of the training. */
    @JsonProperty("learning-rate")
    Double learningRate();

    /** What the BatchNorms of the part that trains do with their statistics. */
    @JsonProperty("batch-norm")
    default BatchNormPolicy batchNorm() {
        return BatchNormPolicy.TRAIN;
    }

    /** Factor on the learning rate of all that follows the trunk. */
    @JsonProperty("head-multiplier")
    default double headMultiplier() {
        return 1;
    }

    /** The last block that keeps the source's weights; {@code null}: all blocks train. */
    @JsonProperty("up-to")
    default String upTo() {
        return null;
    }

    /** Whether it starts from the source's weights. */
    @JsonIgnore
    default boolean isTransfer() {
        return match(source -> false, scratch -> false, fineTuned -> true, frozen -> true);
    }

    /** What depends on which prescription it is: a place that must know every one of them. */
    default <R> R match(
            Function<? super Source, ? extends R> source,
            Function<? super FromScratch, ? extends R> fromScratch,
            Function<? super FineTuned, ? extends R> fineTuned,
            Function<? super Frozen, ? extends R> frozen) {
        if (this instanceof Source itself) {
            return source.apply(itself);
        } else if (this instanceof FromScratch itself) {
            return fromScratch.apply(itself);
        } else if (this instanceof FineTuned itself) {
            return fineTuned.apply(itself);
        }
        return frozen.apply((Frozen) this);
    }

    /**
     * The prescription of a name and the values that a request carries; those that it does not have are not looked at.
     *
     * @throws IllegalArgumentException for a name that does not exist
     */
    static Prescription of(
            String name, Double learningRate, String upTo, BatchNormPolicy batchNorm, double headMultiplier) {
        return switch (name) {
            case Source.NAME -> new Source();
            case FromScratch.NAME -> new FromScratch(learningRate);
            case FineTuned.NAME -> new FineTuned(learningRate, headMultiplier, batchNorm);
            case Frozen.NAME -> new Frozen(learningRate, upTo, batchNorm);
            default ->
                throw new IllegalArgumentException("there is no prescription '" + name + "'; there are " + Source.NAME
                        + ", " + String.join(", ", NAMES));
        };
    }

    /** The training of the source itself: random weights, all train. */
    record Source() implements Prescription {
        /** The name in requests and results. */
        public static final String NAME = "source";

        @Override
        public Double learningRate() {
            return null;
        }
    }

    /** Random weights, all train. */
    record FromScratch(Double learningRate) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "from-scratch";
    }

    /** The source's weights, all train. */
    record FineTuned(Double learningRate, double headMultiplier, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "fine-tuned";

        /** @throws IllegalArgumentException for a factor with which the head does not train */
        public FineTuned {
            if (!(headMultiplier > 0)) {
                throw new IllegalArgumentException("a head multiplier is above 0, not " + headMultiplier);
            }
        }
    }

    /**
     * The trunk keeps the source's weights and BatchNorm statistics, the rest starts from them and trains.
     *
     * @param upTo the last block of the trunk, by a name of {@link org.taggerlab.vocabulary.network.Network#trunkBlocks}
     */
    record Frozen(Double learningRate, String upTo, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "frozen";
    }
}
