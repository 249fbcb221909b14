package org.taggerlab.jets.io.tagger;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.io.hdf5.Hdf5;
import org.taggerlab.jets.io.hdf5.Hdf5Column;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.jets.sample.SumCheck;

/**
 * A sample in this project's own layout {@code tagger-jets/1} (HDF5).
 *
 * <p>Jets and constituents are read in windows as jets are asked for.
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
    private final Hdf5Column counts;
    private final Hdf5Column totals;
    private final Hdf5Column events;
    private final Hdf5Column pt;
    private final Hdf5Column rapidity;
    private final Hdf5Column phi;
    private final Optional<Hdf5Column> mass;
    private final Optional<Hdf5Column> labels;
    private final Offsets offsets;
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
        this.counts = hdf.column("jets/constituent_count", -1, true);
        int jets = Math.toIntExact(counts.length());
        this.offsets = new Offsets(jets, this::count);
        this.totals = hdf.column("jets/constituent_total", jets, true);
        this.events = hdf.column("jets/event", jets, true);
        this.pt = hdf.column("jets/pt", jets, false).inUnits("GeV");
        this.rapidity = hdf.column("jets/rapidity", jets, false).inUnits("1");
        this.phi = hdf.column("jets/phi", jets, false).inUnits("rad");
        this.mass = hdf.has("jets/mass")
                ? Optional.of(hdf.column("jets/mass", jets, false).inUnits("GeV"))
                : Optional.empty();
        this.labels = hdf.has("jets/label") ? Optional.of(hdf.column("jets/label", jets, true)) : Optional.empty();
        this.constituents = new Constituents(hdf, offsets.total());
    }

    /**
     * Opens a sample and checks its layout.
     *
     * @throws SampleException for a file that is missing, truncated, of another format, or inconsistent
     */
    public static JetReader open(Path file) {
        return Hdf5.open(file, hdf -> {
            TaggerJets layout = new TaggerJets(hdf);
            Indexed<Jet> jets = new Indexed<>(layout.counts.length(), index -> layout.unpack((int) index));
            return new JetFile(file, layout.attributes, true, new LeftOut(), jets, hdf::close);
        });
    }

    private Jet unpack(int index) {
        int count = count(index);
        var unpacked = constituents.read(offsets.of(index), count, rapidity.number(index), phi.number(index));
        int label = labels.map(column -> column.integer(index)).orElse(Jet.UNLABELLED);
        Jet jet = Jet.of(index, events.whole(index), label, unpacked.momenta(), unpacked.pids());
        if (jet.flaw().isPresent()) {
            return jet;
        }
        if (label < Jet.UNLABELLED || label > 1) {
            return jet.flawed("its label is " + label + ", expected 1, 0 or -1 for unknown");
        }
        if (totals.whole(index) != count) {
            return jet;
        }
        double sum = mass.map(column -> column.number(index))
                .orElseGet(() -> jet.momentum().mass());
        return SUMS.check(jet, pt.number(index), sum);
    }

    private int count(long jet) {
        int count = counts.integer(jet);
        if (count < 0 || count > Jet.MOST_CONSTITUENTS) {
            throw SampleException.ofJet(
                    hdf.path(),
                    (int) jet,
                    "constituent_count is " + count + ", expected 0 to " + Jet.MOST_CONSTITUENTS,
                    "write the file again");
        }
        return count;
    }
}
