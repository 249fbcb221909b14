package org.taggerlab.jets.io.tagger;

import org.taggerlab.jets.io.hdf5.Hdf5;
import org.taggerlab.jets.io.hdf5.Hdf5Column;

/** The group {@code constituents} of the layout tagger-jets/1. */
final class Constituents {

    private final Hdf5Column lnPt;
    private final Hdf5Column deltaRapidity;
    private final Hdf5Column deltaPhi;
    private final Hdf5Column species;
    private final double[] packing;
    private final double[] speciesMass;
    private final int[] speciesPid;

    /** The constituents of a jet: momenta [count, 4] in GeV, and PDG codes [count]; of an unknown species NaN, and 0. */
    record OfJet(double[] momenta, int[] pids) {}

    Constituents(Hdf5 hdf, long total) {
        this.lnPt = hdf.column("constituents/ln_pt", total, true).inUnits("ln(GeV)");
        this.deltaRapidity =
                hdf.column("constituents/delta_rapidity", total, true).inUnits("1");
        this.deltaPhi = hdf.column("constituents/delta_phi", total, true).inUnits("rad");
        this.species = hdf.column("constituents/species", total, true);
        this.packing = new double[] {
            lnPt.attribute("add_offset"), lnPt.attribute("scale_factor"),
            deltaRapidity.attribute("add_offset"), deltaRapidity.attribute("scale_factor"),
            deltaPhi.attribute("add_offset"), deltaPhi.attribute("scale_factor")
        };
        Hdf5Column masses = hdf.column("constituents/species_mass", -1, false).inUnits("GeV");
        Hdf5Column pids = hdf.column("constituents/species_pid", masses.length(), true);
        this.speciesMass = new double[Math.toIntExact(masses.length())];
        this.speciesPid = new int[speciesMass.length];
        for (int i = 0; i < speciesMass.length; i++) {
            speciesMass[i] = masses.number(i);
            speciesPid[i] = pids.integer(i);
        }
    }

    /** Constituents {@code first} to {@code first + count - 1} of the file, around a jet's direction. */
    OfJet read(long first, int count, double jetRapidity, double jetPhi) {
        double[] momenta = new double[4 * count];
        int[] pids = new int[count];
        for (int i = 0; i < count; i++) {
            long at = first + i;
            double pt = Math.exp(packing[0] + packing[1] * lnPt.number(at));
            double y = jetRapidity + packing[2] + packing[3] * deltaRapidity.number(at);
            double phi = jetPhi + packing[4] + packing[5] * deltaPhi.number(at);
            long kind = species.whole(at);
            boolean isKnown = kind >= 0 && kind < speciesMass.length;
            double mass = isKnown ? speciesMass[(int) kind] : Double.NaN;
            double mt = Math.sqrt(pt * pt + mass * mass);
            momenta[4 * i] = pt * Math.cos(phi);
            momenta[4 * i + 1] = pt * Math.sin(phi);
            momenta[4 * i + 2] = mt * Math.sinh(y);
            momenta[4 * i + 3] = mt * Math.cosh(y);
            pids[i] = isKnown ? speciesPid[(int) kind] : 0;
        }
        return new OfJet(momenta, pids);
    }
}
