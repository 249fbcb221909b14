package org.taggerlab.vocabulary.training;

/**
 * What is random in a training, one seed per purpose; subset and split are in the jets already.
 *
 * <p>Each pass over the jets draws from a generator of its own, derived from the seed and the pass's number: a training that
 * resumes needs no generator's state.
 *
 * @param init of the first weights
 * @param shuffle order of the jets
 * @param dropout which activations are dropped
 */
public record Seeds(long init, long shuffle, long dropout) {

    /** The seed of the order of the jets in a pass, counted from 1. */
    public long shuffleOf(int pass) {
        return mixed(shuffle, pass);
    }

    /** The seed of what is dropped in a pass. */
    public long dropoutOf(int pass) {
        return mixed(dropout, pass);
    }

    /** SplitMix64 (Steele, Lea, Flood 2014): neighbouring seeds and passes give unrelated streams. */
    private static long mixed(long seed, int pass) {
        long z = seed + pass * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
