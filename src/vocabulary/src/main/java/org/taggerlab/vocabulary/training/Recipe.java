package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.taggerlab.vocabulary.network.Network;

/**
 * What a prescription comes to with a network, in the one grammar of all prescriptions.
 *
 * @param blocks the blocks that have weights, from the input to the output
 * @param pull strength of the penalty {@code pull / 2 |w - w of the source|^2}; 0: none
 * @param replay share of the source's jets in each batch; 0: none
 * @param onlyBackground whether these are only its background jets
 * @param first what is trained before, to its own end; training goes on from its best epoch; {@code null}: nothing
 */
public record Recipe(List<Block> blocks, double pull, double replay, boolean onlyBackground, Recipe first) {

    /** Where the weights of a block start. */
    public enum Start {
        /** Random weights. */
        RANDOM,
        /** The source's weights. */
        SOURCE;

        /** The name in reports. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What of a block trains. */
    public enum Part {
        /** Nothing: the block is the same function throughout. */
        NOTHING,
        /** Scales, shifts and biases. */
        NORMS_AND_BIASES,
        /** An addition of low rank to the weight of each product, {@code W + B A / rank} [arXiv:2106.09685]. */
        LOW_RANK,
        /** All weights. */
        ALL;

        /** The name in reports, such as {@code norms and biases}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One block.
     *
     * @param name as in {@link Network#blocks}
     * @param start where its weights start
     * @param trains what of it trains
     * @param rank of {@link Part#LOW_RANK}; 0 otherwise
     * @param rate factor on the learning rate
     * @param from steps before it begins to train; until then it is the same function throughout
     * @param statistics what its BatchNorms do with their statistics
     */
    public record Block(
            String name, Start start, Part trains, int rank, double rate, int from, BatchNormPolicy statistics) {

        /** The same block, of which nothing trains. */
        Block frozen() {
            return new Block(name, start, Part.NOTHING, 0, 1, 0, BatchNormPolicy.FREEZE_STATISTICS);
        }

        /** The same block, of which a part trains. */
        Block training(Part part) {
            return new Block(name, start, part, 0, rate, from, statistics);
        }

        /** The same block with additions of a rank. */
        Block lowRank(int other) {
            return new Block(name, start, Part.LOW_RANK, other, rate, from, statistics);
        }

        /** The same block at another rate. */
        Block at(double factor) {
            return new Block(name, start, trains, rank, factor, from, statistics);
        }

        /** The same block, training from another step on. */
        Block from(int step) {
            return new Block(name, start, trains, rank, rate, step, statistics);
        }
    }

    /** What becomes of a block, given how many blocks there are between it and the output, that one included. */
    interface Change {
        Block of(Block block, int above);
    }

    /** Copies the blocks. */
    public Recipe {
        blocks = List.copyOf(blocks);
    }

    /** All weights of a network train. */
    static Recipe of(Network network, Start start, BatchNormPolicy statistics) {
        return new Recipe(
                network.blocks().stream()
                        .filter(name -> !name.equals(Network.POOL))
                        .map(name -> new Block(name, start, Part.ALL, 0, 1, 0, statistics))
                        .toList(),
                0,
                0,
                false,
                null);
    }

    /** The same with other blocks. */
    Recipe with(Change change) {
        var changed = new ArrayList<Block>();
        for (Block block : blocks) {
            changed.add(change.of(block, blocks.size() - 1 - changed.size()));
        }
        return new Recipe(changed, pull, replay, onlyBackground, first);
    }

    /** How many blocks follow one of them, which need not have weights. */
    int after(String last, Network network) {
        List<String> all = network.blocks();
        int end = all.indexOf(last);
        return (int)
                blocks.stream().filter(block -> all.indexOf(block.name()) > end).count();
    }

    /** The same with a pull towards the source. */
    Recipe pulled(double strength) {
        return new Recipe(blocks, strength, replay, onlyBackground, first);
    }

    /** The same with jets of the source. */
    Recipe replaying(double share, boolean onlyBackgroundJets) {
        return new Recipe(blocks, pull, share, onlyBackgroundJets, first);
    }

    /** The same after something else. */
    Recipe after(Recipe other) {
        return new Recipe(blocks, pull, replay, onlyBackground, other);
    }

    /** The last block of those from the input on that never change; empty if the first one does. */
    public Optional<String> trunk() {
        return blocks.stream()
                .takeWhile(block -> block.trains() == Part.NOTHING && !follows(block))
                .reduce((before, last) -> last)
                .map(Block::name);
    }

    /** Whether nothing trains, but the statistics of the BatchNorms become those of the target. */
    public boolean recalibrates() {
        return blocks.stream().allMatch(block -> block.trains() == Part.NOTHING && follows(block));
    }

    /** The step at which the last block begins to train. */
    public int lastFrom() {
        return blocks.stream().mapToInt(Block::from).max().orElse(0);
    }

    private static boolean follows(Block block) {
        return block.statistics() == BatchNormPolicy.TRAIN;
    }
}
