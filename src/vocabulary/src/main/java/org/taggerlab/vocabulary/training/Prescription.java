package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.training.Recipe.Part;
import org.taggerlab.vocabulary.training.Recipe.Start;

/**
 * One way to come to a tagger for the target: a name, and the settings that belong to it. What it means is its {@link Recipe}.
 *
 * <p>A new prescription is one more record here, whose components are its settings, and its line in {@link PrescriptionTypes}.
 */
public sealed interface Prescription {
    /** Names that a descriptor compares where it says nothing [arXiv:2203.06210]. */
    List<String> COMPARED = List.of(FromScratch.NAME, FineTuned.NAME, Frozen.NAME);

    /** Names that a descriptor may write. */
    List<String> NAMES = PrescriptionTypes.names().stream()
            .filter(name -> !name.equals(Source.NAME))
            .toList();

    /** The name in descriptors, requests and results, such as {@code fine-tuned}. */
    @JsonProperty("kind")
    default String name() {
        return PrescriptionTypes.name(getClass());
    }

    /** What it means with a network. */
    Recipe recipe(Network network);

    /** Its own learning rate; {@code null}: that of the training. */
    @JsonProperty("learning-rate")
    default Double learningRate() {
        return null;
    }

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

    /** The last block of the part that a setting is about; {@code null}: none is. */
    @JsonProperty("up-to")
    default String upTo() {
        return null;
    }

    /** Whether it starts from the source's weights. */
    @JsonIgnore
    default boolean isTransfer() {
        return !(this instanceof Source || this instanceof FromScratch || this instanceof AddedBackground);
    }

    /**
     * The prescription of a name and some settings by their keys in JSON; those that it does not have are not looked at.
     *
     * @throws IllegalArgumentException for a name that does not exist, a setting that is missing or has no meaning
     */
    static Prescription of(String name, ObjectNode settings) {
        return PrescriptionTypes.of(name, settings);
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + ", not " + value);
        }
    }

    /** The training of the source itself: random weights, all train. */
    record Source() implements Prescription {
        /** The name in requests and results. */
        public static final String NAME = "source";

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.RANDOM, batchNorm());
        }
    }

    /** Random weights, all train. */
    record FromScratch(Double learningRate) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "from-scratch";

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.RANDOM, batchNorm());
        }
    }

    /** The source's weights, all train. */
    record FineTuned(Double learningRate, double headMultiplier, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "fine-tuned";
        /** @throws IllegalArgumentException for a factor with which the head does not train */
        public FineTuned {
            require(headMultiplier > 0, "a head multiplier is above 0", headMultiplier);
        }

        @Override
        public Recipe recipe(Network network) {
            Recipe all = Recipe.of(network, Start.SOURCE, batchNorm);
            int head = all.after(network.block(network.trunk()), network);
            return all.with((block, above) -> above < head ? block.at(headMultiplier) : block);
        }
    }

    /**
     * The trunk keeps the source's weights and BatchNorm statistics, the rest starts from them and trains.
     *
     * @param upTo the last block of the trunk, by a name of {@link Network#trunkBlocks}
     */
    record Frozen(Double learningRate, String upTo, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "frozen";

        @Override
        public Recipe recipe(Network network) {
            Recipe all = Recipe.of(network, Start.SOURCE, batchNorm);
            int head = all.after(network.block(upTo), network);
            return all.with((block, above) -> above < head ? block : block.frozen());
        }
    }

    /** The output layer trains on what the source's other blocks say [arXiv:2202.10054]. */
    record LinearProbe(Double learningRate) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "linear-probe";

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.SOURCE, batchNorm())
                    .with((block, above) -> above == 0 ? block : block.frozen());
        }
    }

    /**
     * First a {@link LinearProbe} to its own end, then all train from there, each with the whole training [arXiv:2202.10054,
     * LP-FT].
     */
    record ProbeThenTune(Double learningRate, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "probe-then-tune";

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.SOURCE, batchNorm).after(new LinearProbe(learningRate).recipe(network));
        }
    }

    /**
     * The source's weights, all train, each block at the rate of the one above it times a factor: discriminative fine-tuning
     * [arXiv:1801.06146, section 3.2, where the factor is 1 / 2.6].
     */
    record LayerDecay(Double learningRate, double factor, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "layer-decay";
        /** @throws IllegalArgumentException for a factor with which a block does not train, or faster than those above it */
        public LayerDecay {
            require(factor > 0 && factor <= 1, "a factor is above 0 and at most 1", factor);
        }

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.SOURCE, batchNorm)
                    .with((block, above) -> block.at(Math.pow(factor, above)));
        }
    }

    /**
     * Of the source's weights, scales, shifts and biases train, and the output layer: BitFit [arXiv:2106.10199, section 3],
     * with the scales of the norms.
     */
    record NormsAndBiases(Double learningRate, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "norms-and-biases";

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.SOURCE, batchNorm)
                    .with((block, above) -> above == 0 ? block : block.training(Part.NORMS_AND_BIASES));
        }
    }

    /**
     * The source's weights; the output layer trains first, after a number of steps the block below it too, and so on: gradual
     * unfreezing [arXiv:1801.06146, section 3.3, where the number is that of an epoch].
     *
     * @param every steps from one block to the next
     */
    record Unfreezing(Double learningRate, int every, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "unfreezing";
        /** @throws IllegalArgumentException for a number with which all blocks train at once */
        public Unfreezing {
            require(every > 0, "blocks begin to train after 1 step or more", every);
        }

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.SOURCE, batchNorm)
                    .with((block, above) -> block.from(Math.multiplyExact(every, above)));
        }
    }

    /**
     * Up to a block the source's weights stay, and the weight of each product gets an addition of low rank that trains; what
     * follows trains whole: LoRA [arXiv:2106.09685] with alpha = 1. A block without products stays as it is.
     *
     * @param upTo the last block with additions, by a name of {@link Network#trunkBlocks}
     */
    record LowRank(Double learningRate, int rank, String upTo, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "low-rank";
        /** @throws IllegalArgumentException for a rank that adds nothing */
        public LowRank {
            require(rank > 0, "a rank is 1 or more", rank);
        }

        @Override
        public Recipe recipe(Network network) {
            Recipe all = Recipe.of(network, Start.SOURCE, batchNorm);
            int head = all.after(network.block(upTo), network);
            return all.with((block, above) -> above < head
                    ? block
                    : block.name().equals(Network.INPUT_NORM) ? block.frozen() : block.lowRank(rank));
        }
    }

    /**
     * The source's weights, all train, with the penalty {@code strength / 2 |w - w of the source|^2} on all weights: L2-SP
     * [arXiv:1802.01483], where every layer is shared with the source.
     */
    record L2ToSource(Double learningRate, double strength, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "l2-to-source";
        /** @throws IllegalArgumentException for a strength that pulls nowhere or away */
        public L2ToSource {
            require(strength > 0, "a strength is above 0", strength);
        }

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.SOURCE, batchNorm).pulled(strength);
        }
    }

    /**
     * The source's weights, all train, on the target's jets with labelled jets of the source in each batch: the replay of
     * arXiv:2606.12704 with one output for both tasks.
     *
     * @param share of the source's jets in a batch
     */
    record Replay(Double learningRate, double share, BatchNormPolicy batchNorm) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "replay";
        /** @throws IllegalArgumentException for a share with which there are no jets of the source, or none of the target */
        public Replay {
            require(share > 0 && share < 1, "a share is above 0 and below 1", share);
        }

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.SOURCE, batchNorm).replaying(share, false);
        }
    }

    /**
     * A control: random weights, all train, on the target's jets with background jets of the source in each batch.
     *
     * @param share of the source's background jets in a batch
     */
    record AddedBackground(Double learningRate, double share) implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "added-background";
        /** @throws IllegalArgumentException as {@link Replay} */
        public AddedBackground {
            require(share > 0 && share < 1, "a share is above 0 and below 1", share);
        }

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.RANDOM, batchNorm()).replaying(share, true);
        }
    }

    /** The source's weights; the statistics of its BatchNorms are estimated anew on the target's jets, without labels [arXiv:1603.04779]. */
    record Recalibrated() implements Prescription {
        /** The name in descriptors, requests and results. */
        public static final String NAME = "recalibrated";

        @Override
        public Recipe recipe(Network network) {
            return Recipe.of(network, Start.SOURCE, batchNorm()).with((block, above) -> block.training(Part.NOTHING));
        }
    }
}
