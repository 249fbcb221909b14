package org.taggerlab.jets.detector;

import static org.taggerlab.jets.sample.EventNumbers.mix;

import org.taggerlab.jets.FourMomentum;

/** Two random numbers that belong to a seed, an event, a purpose and a momentum: always the same for the same. */
record Chance(long bits) {

    static Chance of(long seed, long event, int purpose, FourMomentum momentum) {
        long bits = mix(seed);
        bits = mix(bits ^ event);
        bits = mix(bits ^ purpose);
        bits = mix(bits ^ Double.doubleToLongBits(momentum.px()));
        bits = mix(bits ^ Double.doubleToLongBits(momentum.py()));
        return new Chance(mix(bits ^ Double.doubleToLongBits(momentum.pz())));
    }

    /** Evenly in [0, 1). */
    double uniform() {
        return (bits >>> 11) * 0x1p-53;
    }

    /** Mean 0, standard deviation 1 [Box, Muller: Ann. Math. Stat. 29 (1958) 610]. */
    double gaussian() {
        double angle = (mix(bits) >>> 11) * 0x1p-53;
        return Math.sqrt(-2 * Math.log1p(-uniform())) * Math.cos(2 * Math.PI * angle);
    }
}
