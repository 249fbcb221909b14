package org.taggerlab.jets.io.tagger;

import io.jhdf.api.Dataset;
import java.nio.file.Path;
import java.util.SortedMap;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.io.hdf5.Hdf5;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.jets.sample.SumCheck;

/**
 * A sample in this project's own layout {@code tagger-jets/1} (HDF5).
 *
 * <p>Quantities of jets are in memory, a few numbers per jet; constituents are read in blocks as jets are asked for.
 * Rapidity and azimuth of constituents are stored relative to their jet's, all packed as in the CF conventions. Units are
 * checked where the file gives them; a jet with all its constituents is checked to have their pt and mass.
 */
public final class TaggerJets {

    /** The value of the attribute {@code format}. */
    public static final String FORMAT = "tagger-jets/1";

    /** Packing costs up to 0.2 % in pt and 0.1 % of pt in mass; a jet that is farther off is damaged. */
    private static final SumCheck SUMS = new SumCheck(0.01, 0.01, 0.002);

    private final Hdf5 hdf;
    private final SortedMap<String, String> attributes;
    private final long[] events;
    private final long[] offsets;
    private final int[] totals;
    private final int[] labels;
    private final double[] pt;
    private final double[] rapidity;
    private final double[] phi;
    private final double[] mass;
    private final Constituents constituents;

    private TaggerJets(Hdf5 hdf) {
        this.hdf = hdf;
        this.attributes = hdf.attributes();
        if (!FORMAT.equals(attributes.get("format"))) {
            throw SampleException.of(
                    hdf.path(),
                    "its attribute format is " + attributes.get("format") + ", expected " + FORMAT,
                    "convert the file first");
        }
        Dataset counts = hdf.column("jets/constituent_count", -1, true);
        int jets = Math.toIntExact(counts.getDimensionsAsLong()[0]);
        this.offsets = offsets(hdf.ints(counts, 0, jets));
        this.totals = hdf.ints(hdf.column("jets/constituent_total", jets, true), 0, jets);
        this.events = hdf.longs(hdf.column("jets/event", jets, true));
        this.pt = hdf.doubles(hdf.inUnits(hdf.column("jets/pt", jets, false), "GeV"));
        this.rapidity = hdf.doubles(hdf.inUnits(hdf.column("jets/rapidity", jets, false), "1"));
        this.phi = hdf.doubles(hdf.inUnits(hdf.column("jets/phi", jets, false), "rad"));
        this.mass = hdf.has("jets/mass")
                ? hdf.doubles(hdf.inUnits(hdf.column("jets/mass", jets, false), "GeV"))
                : new double[0];
        this.labels = hdf.has("jets/label") ? hdf.ints(hdf.column("jets/label", jets, true), 0, jets) : new int[0];
        this.constituents = new Constituents(hdf, offsets[jets]);
    }

    /**
     * Opens a sample and checks its layout.
     *
     * @throws SampleException for a file that is missing, truncated, of another format, or inconsistent
     */
    public static JetReader open(Path file) {
        return Hdf5.open(file, hdf -> {
            TaggerJets layout = new TaggerJets(hdf);
            Indexed<Jet> jets = new Indexed<>(layout.events.length, index -> layout.unpack((int) index));
            return new JetFile(file, layout.attributes, true, new LeftOut(), jets, hdf::close);
        });
    }

    private Jet unpack(int index) {
        int count = (int) (offsets[index + 1] - offsets[index]);
        constituents.seek(offsets[index], count);
        double[] momenta = constituents.momenta(offsets[index], count, rapidity[index], phi[index]);
        int label = labels.length == 0 ? Jet.UNLABELLED : labels[index];
        Jet jet = Jet.of(index, events[index], label, momenta, constituents.pids(offsets[index], count));
        if (jet.flaw().isPresent()) {
            return jet;
        }
        if (label < Jet.UNLABELLED || label > 1) {
            return jet.flawed("its label is " + label + ", expected 1, 0 or -1 for unknown");
        }
        if (totals[index] != count) {
            return jet;
        }
        return SUMS.check(jet, pt[index], mass.length == 0 ? jet.momentum().mass() : mass[index]);
    }

    private long[] offsets(int[] counts) {
        long[] offsets = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw SampleException.ofJet(
                        hdf.path(),
                        i,
                        "constituent_count is " + counts[i] + ", expected 0 or more",
                        "write the file again");
            }
            offsets[i + 1] = offsets[i] + counts[i];
        }
        return offsets;
    }
}
