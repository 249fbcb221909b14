package org.taggerlab.networks.training;

/**
 * What is random in a training, once its weights have been drawn.
 *
 * <p>Each epoch draws from a generator of its own, derived from the seed and the epoch's number: a training that
 * resumes needs no generator's state.
 *
 * @param shuffle order of the jets
 * @param dropout which activations are dropped
 */
public record Seeds(long shuffle, long dropout) {

    long shuffleOf(int epoch) {
        return mixed(shuffle, epoch);
    }

    long dropoutOf(int epoch) {
        return mixed(dropout, epoch);
    }

    /** SplitMix64 (Steele, Lea, Flood 2014): neighbouring seeds and epochs give unrelated streams. */
    private static long mixed(long seed, int epoch) {
        long z = seed + epoch * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
