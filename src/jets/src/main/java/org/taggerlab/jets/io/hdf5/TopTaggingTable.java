package org.taggerlab.jets.io.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

/**
 * The top-tagging reference data set [Kasieczka et al.: arXiv:1902.09914, Zenodo 2603256]: a PyTables table of 200
 * constituents (E, px, py, pz) in GeV, padded with zeros, and {@code is_signal_new}.
 *
 * <p>Every jet counts as an event of its own.
 */
public final class TopTaggingTable {

    /** The table that PyTables writes. */
    public static final String TABLE = "table/table";

    private static final int CONSTITUENTS = 200;
    private static final int BLOCK = 400;
    private static final int MAX_ROW = 1 << 16;
    /** Rounding of 32-bit components: below this, E^2 - p^2 relative to E^2 is consistent with a massless particle. */
    private static final double MASS_SHELL_TOLERANCE = 1e-4;

    private final Hdf5 hdf;
    private final LeftOut leftOut = new LeftOut();
    private final Dataset table;
    private final int jets;
    private int start;
    private float[][] values = {};
    private long[][] flags = {};

    private TopTaggingTable(Hdf5 hdf) {
        this.hdf = hdf;
        this.table = hdf.dataset(TABLE);
        this.jets = Math.toIntExact(table.getDimensionsAsLong()[0]);
        checkColumns();
    }

    /** @throws SampleException for a file that is missing, truncated or of another layout */
    public static JetReader open(Path file) {
        return Hdf5.open(file, hdf -> {
            TopTaggingTable layout = new TopTaggingTable(hdf);
            Indexed<Jet> jets = new Indexed<>(layout.jets, index -> layout.read((int) index));
            return new JetFile(
                    file, Map.of("format", "top-tagging-reference"), false, layout.leftOut, jets, hdf::close);
        });
    }

    private Jet read(int index) {
        if (index < start || index >= start + values.length) {
            load(index);
        }
        float[] row = values[index - start];
        double[] momenta = new double[row.length];
        int count = 0;
        for (int i = 0; i + 3 < 4 * CONSTITUENTS; i += 4) {
            if (row[i] != 0 || row[i + 1] != 0 || row[i + 2] != 0 || row[i + 3] != 0) {
                momenta[4 * count] = row[i + 1];
                momenta[4 * count + 1] = row[i + 2];
                momenta[4 * count + 2] = row[i + 3];
                momenta[4 * count++ + 3] = row[i];
            }
        }
        long label = flags[index - start][1];
        Jet jet = leftOut.jet(index, index, (int) label, Arrays.copyOf(momenta, 4 * count), new int[0]);
        if (jet.flaw().isPresent()) {
            return jet;
        }
        if (label != 0 && label != 1) {
            return jet.flawed("is_signal_new is " + label + ", expected 0 or 1");
        }
        for (int i = 0; i < jet.constituents(); i++) {
            FourMomentum constituent = FourMomentum.sum(jet.momenta(), i, 1);
            double energy = constituent.energy();
            if (constituent.massSquared() < -MASS_SHELL_TOLERANCE * energy * energy) {
                return jet.flawed("constituent " + i + " has E = " + energy
                        + " GeV, less than its momentum; are the columns E, px, py, pz?");
            }
        }
        return jet;
    }

    private void load(int first) {
        int count = Math.min(BLOCK, jets - first);
        Object block = hdf.slice(table, new long[] {first}, new int[] {count});
        if (!(block instanceof Map<?, ?> columns
                && columns.get("values_block_0") instanceof float[][] floats
                && columns.get("values_block_1") instanceof long[][] longs)) {
            throw layout("has no float32 values_block_0 and int64 values_block_1");
        }
        if (floats.length != count
                || longs.length != count
                || floats[0].length < 4 * CONSTITUENTS
                || longs[0].length < 2) {
            throw layout("has rows of another shape than 800 numbers and 2 integers");
        }
        start = first;
        values = floats;
        flags = longs;
    }

    private void checkColumns() {
        if (!(table.getDataType() instanceof CompoundDataType row)) {
            throw layout("is no table of columns");
        }
        String names = hdf.texts(table).getOrDefault("values_block_0_kind", "");
        int energy = names.indexOf("VE_0\n");
        int px = names.indexOf("VPX_0\n");
        if (!names.isEmpty() && !(energy >= 0 && energy < px)) {
            throw layout("does not begin with the columns E_0, PX_0");
        }
        long sizes = row.getMembers().stream()
                .mapToLong(member -> member.getDataType().getSize())
                .sum();
        if (row.getSize() > MAX_ROW || sizes > row.getSize()) {
            throw layout("has columns of " + sizes + " bytes in rows of " + row.getSize());
        }
        for (CompoundDataMember member : row.getMembers()) {
            if (member.getName().equals("values_block_0")
                    && member.getDataType().getSize() < 16 * CONSTITUENTS) {
                throw layout(
                        "has " + member.getDataType().getSize() / 4 + " values in a row, expected 200 x 4 or more");
            }
        }
    }

    private SampleException layout(String what) {
        return SampleException.of(
                hdf.path(), TABLE + " " + what, "expected the layout of the top-tagging reference set, Zenodo 2603256");
    }
}
