package org.taggerlab.jets.sample;

import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;

/**
 * Whether constituents sum to the jet that the file has beside them.
 *
 * @param ptTolerance relative
 * @param massTolerance relative to the jet's mass
 * @param massTolerancePt what is added to it, relative to the jet's pt: rounding of directions
 */
public record SumCheck(double ptTolerance, double massTolerance, double massTolerancePt) {

    /** The jet, flawed where its constituents do not sum to {@code pt} and {@code mass} in GeV. */
    public Jet check(Jet jet, double pt, double mass) {
        FourMomentum sum = jet.momentum();
        if (!(Math.abs(sum.pt() - pt) <= ptTolerance * pt)) {
            return jet.flawed("its constituents sum to pt " + sum.pt() + " GeV, the jet has " + pt + " GeV");
        }
        if (!(Math.abs(sum.mass() - mass) <= massTolerance * mass + massTolerancePt * pt)) {
            return jet.flawed("its constituents sum to mass " + sum.mass() + " GeV, the jet has " + mass + " GeV");
        }
        return jet;
    }
}
