package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How the learning rate falls; constant within an epoch. Where a training makes more epochs than it was given, to come to its
 * fewest steps, the schedule is stretched over all of them.
 *
 * @param kind which of the values below count
 * @param step {@link Kind#STEP}: after which epochs, counted from 1, the rate is multiplied by {@code factor}
 * @param factor {@link Kind#STEP}: the factor
 * @param minimum {@link Kind#COSINE}: the rate of the last epoch
 */
public record Schedule(Kind kind, List<Integer> step, double factor, double minimum) {

    /** The same rate throughout. */
    public static final Schedule CONSTANT = new Schedule(Kind.CONSTANT, List.of(), 1, 0);

    /** From 1/25 of the rate to all of it, and to 1/250,000. */
    public static final Schedule ONE_CYCLE = new Schedule(Kind.ONE_CYCLE, List.of(), 1, 0);

    private static final double RISE = 0.3;
    private static final double FIRST = 1 / 25.0;
    private static final double LAST = FIRST / 1e4;

    /** In which way the rate falls. */
    public enum Kind {
        /** It does not. */
        @JsonProperty("constant")
        CONSTANT,
        /** By a factor after each of some epochs. */
        @JsonProperty("step")
        STEP,
        /** Half a cosine from the first epoch's rate to the last one's. */
        @JsonProperty("cosine")
        COSINE,
        /** Up over the first 30 % of the epochs and down again, by half a cosine each [arXiv:1708.07120], as PyTorch has it. */
        @JsonProperty("one-cycle")
        ONE_CYCLE
    }

    /** Falls by a factor after each of some epochs, counted from 1. */
    public static Schedule step(List<Integer> after, double factor) {
        return new Schedule(Kind.STEP, after, factor, 0);
    }

    /** Half a cosine that ends at a rate. */
    public static Schedule cosine(double minimum) {
        return new Schedule(Kind.COSINE, List.of(), 1, minimum);
    }

    /** The factor on the first epoch's learning rate in an epoch, counted from 1, of all that there may be. */
    double factor(int epoch, int epochs, Training training) {
        return switch (kind) {
            case CONSTANT -> 1;
            case STEP ->
                Math.pow(
                        factor,
                        step.stream()
                                .filter(end -> (long) epoch * training.epochs() > (long) end * epochs)
                                .count());
            case COSINE -> {
                double lowest = minimum / training.learningRate();
                double phase = Math.PI * (epoch - 1) / (epochs - 1);
                yield epochs < 2 ? 1 : lowest + (1 - lowest) * (1 + Math.cos(phase)) / 2;
            }
            case ONE_CYCLE -> {
                double top = RISE * epochs - 1;
                int done = epoch - 1;
                yield epochs < 2
                        ? 1
                        : done <= top
                                ? cosine(FIRST, 1, done / top)
                                : cosine(1, LAST, (done - top) / (epochs - 1 - top));
            }
        };
    }

    private static double cosine(double from, double to, double part) {
        return to + (from - to) / 2 * (1 + Math.cos(Math.PI * part));
    }
}
