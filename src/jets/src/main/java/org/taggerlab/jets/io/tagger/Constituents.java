package org.taggerlab.jets.io.tagger;

import io.jhdf.api.Dataset;
import org.taggerlab.jets.io.hdf5.Hdf5;

/** The group {@code constituents} of the layout tagger-jets/1, of which a window of some 10^5 is in memory. */
final class Constituents {

    /** The chunk that samples are written with: windows begin at multiples, so that few chunks are unpacked twice. */
    private static final int CHUNK = 65_536;

    private static final int WINDOW = 4 * CHUNK;

    private final Hdf5 hdf;
    private final long total;
    private final Dataset lnPt;
    private final Dataset deltaRapidity;
    private final Dataset deltaPhi;
    private final Dataset species;
    private final double[] packing;
    private final double[] speciesMass;
    private final int[] speciesPid;

    private long start;
    private int length;
    private int[] packedLnPt = {};
    private int[] packedRapidity = {};
    private int[] packedPhi = {};
    private int[] packedSpecies = {};

    Constituents(Hdf5 hdf, long total) {
        this.hdf = hdf;
        this.total = total;
        this.lnPt = hdf.inUnits(hdf.column("constituents/ln_pt", total, true), "ln(GeV)");
        this.deltaRapidity = hdf.inUnits(hdf.column("constituents/delta_rapidity", total, true), "1");
        this.deltaPhi = hdf.inUnits(hdf.column("constituents/delta_phi", total, true), "rad");
        this.species = hdf.column("constituents/species", total, true);
        this.packing = new double[] {
            hdf.number(lnPt, "add_offset"), hdf.number(lnPt, "scale_factor"),
            hdf.number(deltaRapidity, "add_offset"), hdf.number(deltaRapidity, "scale_factor"),
            hdf.number(deltaPhi, "add_offset"), hdf.number(deltaPhi, "scale_factor")
        };
        this.speciesMass = hdf.doubles(hdf.inUnits(hdf.column("constituents/species_mass", -1, false), "GeV"));
        Dataset pids = hdf.column("constituents/species_pid", speciesMass.length, true);
        this.speciesPid = hdf.ints(pids, 0, speciesMass.length);
    }

    /** Makes constituents {@code first} to {@code first + count - 1} of the file available. */
    void seek(long first, int count) {
        if (first >= start && first + count <= start + length) {
            return;
        }
        start = first / CHUNK * CHUNK;
        length = (int) Math.min(total - start, Math.max(WINDOW, first - start + count));
        packedLnPt = hdf.ints(lnPt, start, length);
        packedRapidity = hdf.ints(deltaRapidity, start, length);
        packedPhi = hdf.ints(deltaPhi, start, length);
        packedSpecies = hdf.ints(species, start, length);
    }

    /** Momenta [count, 4] in GeV; an unknown species makes its rows NaN. */
    double[] momenta(long first, int count, double jetRapidity, double jetPhi) {
        double[] momenta = new double[4 * count];
        int at = (int) (first - start);
        for (int i = 0; i < count; i++, at++) {
            double pt = Math.exp(packing[0] + packing[1] * packedLnPt[at]);
            double y = jetRapidity + packing[2] + packing[3] * packedRapidity[at];
            double phi = jetPhi + packing[4] + packing[5] * packedPhi[at];
            int kind = packedSpecies[at];
            double mass = kind >= 0 && kind < speciesMass.length ? speciesMass[kind] : Double.NaN;
            double mt = Math.sqrt(pt * pt + mass * mass);
            momenta[4 * i] = pt * Math.cos(phi);
            momenta[4 * i + 1] = pt * Math.sin(phi);
            momenta[4 * i + 2] = mt * Math.sinh(y);
            momenta[4 * i + 3] = mt * Math.cosh(y);
        }
        return momenta;
    }

    /** PDG codes [count]; 0 for an unknown species. */
    int[] pids(long first, int count) {
        int[] pids = new int[count];
        int at = (int) (first - start);
        for (int i = 0; i < count; i++, at++) {
            int kind = packedSpecies[at];
            pids[i] = kind >= 0 && kind < speciesPid.length ? speciesPid[kind] : 0;
        }
        return pids;
    }
}
