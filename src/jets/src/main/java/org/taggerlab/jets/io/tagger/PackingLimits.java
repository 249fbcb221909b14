package org.taggerlab.jets.io.tagger;

import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.ParticleMasses;
import org.taggerlab.jets.sample.SumCheck;

/** What the layout tagger-jets/1 can hold: logarithms and angles of a limited range, and particles of a mass of their kind. */
final class PackingLimits {

    static final double LN_PT_STEP = 0x1p-11;
    static final double ANGLE_STEP = 0x1p-10;

    private static final double MAX_LN_PT = LN_PT_STEP * Short.MAX_VALUE;
    private static final double MAX_ANGLE = ANGLE_STEP * Short.MAX_VALUE;

    /** Half of what a reader allows, so that the rounding of packing never makes a jet unusable. */
    private static final SumCheck SUMS = new SumCheck(0.005, 0.005, 0.001);

    private PackingLimits() {}

    /** The jet, flawed where the layout cannot hold it. */
    static Jet check(Jet jet) {
        if (jet.flaw().isPresent()) {
            return jet;
        }
        FourMomentum axis = jet.momentum();
        double[] packed = new double[jet.momenta().length];
        for (int i = 0; i < jet.constituents(); i++) {
            FourMomentum particle = FourMomentum.sum(jet.momenta(), i, 1);
            double lnPt = Math.log(particle.pt());
            double dy = particle.rapidity() - axis.rapidity();
            if (!(Math.abs(lnPt) <= MAX_LN_PT)) {
                return beyond(jet, i, "ln pt " + lnPt, MAX_LN_PT);
            }
            if (!(Math.abs(dy) <= MAX_ANGLE)) {
                return beyond(jet, i, "a rapidity from the jet's of " + dy, MAX_ANGLE);
            }
            withMassOfItsKind(jet, i, particle).store(packed, i);
        }
        Jet changed = SUMS.check(new Jet(0, 0, 0, packed, jet.pids(), jet.flaw()), axis.pt(), axis.mass());
        return changed.flaw().isEmpty()
                ? jet
                : jet.flawed("its mass would change from " + axis.mass() + " to "
                        + changed.momentum().mass()
                        + " GeV (" + worst(jet)
                        + "): the layout tagger-jets/1 holds constituents that have the mass of a particle or none");
    }

    private static FourMomentum withMassOfItsKind(Jet jet, int i, FourMomentum particle) {
        double mass = mass(pid(jet, i), particle);
        double mt = Math.hypot(particle.pt(), mass);
        double y = particle.rapidity();
        return new FourMomentum(particle.px(), particle.py(), mt * Math.sinh(y), mt * Math.cosh(y));
    }

    /** The mass with which a particle is stored. */
    static double mass(int pid, FourMomentum particle) {
        return ParticleMasses.nearest(pid, particle.massSquared(), particle.energy());
    }

    static int pid(Jet jet, int i) {
        return jet.pids().length == 0 ? 0 : jet.pids()[i];
    }

    private static Jet beyond(Jet jet, int constituent, String what, double limit) {
        return jet.flawed(
                "constituent " + constituent + " has " + what + ", the layout tagger-jets/1 holds at most " + limit);
    }

    /** The constituent whose mass is stored worst. */
    private static String worst(Jet jet) {
        int worst = 0;
        double most = -1;
        for (int i = 0; i < jet.constituents(); i++) {
            FourMomentum particle = FourMomentum.sum(jet.momenta(), i, 1);
            double change = Math.abs(particle.mass() - mass(pid(jet, i), particle));
            if (change > most) {
                most = change;
                worst = i;
            }
        }
        FourMomentum particle = FourMomentum.sum(jet.momenta(), worst, 1);
        int pid = pid(jet, worst);
        return "constituent " + worst + (pid == 0 ? "" : ", PDG code " + pid + ",") + " has " + particle.mass()
                + " GeV, the nearest is " + mass(pid, particle) + " GeV";
    }
}
