package org.taggerlab.jets.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.taggerlab.jets.Jet;

/**
 * Writes samples in the layout {@code tagger-jets/1}: chunked, shuffled and deflated.
 *
 * <p>Packed jets are held in memory until the end, seven bytes a constituent. The file appears under its name only
 * when it is complete.
 */
public final class JetFileWriter {

    private static final int CHUNK = 65_536;
    private static final int DEFLATE_LEVEL = 6;

    private JetFileWriter() {}

    /**
     * Writes all jets.
     *
     * @param attributes what the file says of itself, such as process, generator, kind and license; {@code format} is
     *     set here
     * @return the number of jets
     * @throws SampleException for no jets at all, a jet that is flawed or beyond what the layout can hold, or a file that cannot be
     *     written
     */
    public static int write(Path file, Map<String, String> attributes, Iterable<Jet> jets) {
        PackedJets packed = new PackedJets();
        for (Jet jet : jets) {
            packed.add(file, JetReader.usable(file, jet));
        }
        if (packed.jets() == 0) {
            throw SampleException.of(file, "would hold no jets", "check what selects them");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            try (WritableHdfFile hdf = HdfFile.write(part)) {
                SortedMap<String, String> texts = new TreeMap<>(attributes);
                texts.put("format", JetFile.FORMAT);
                texts.forEach(hdf::putAttribute);
                jets(hdf.putGroup("jets"), packed);
                constituents(hdf.putGroup("constituents"), packed);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            throw SampleException.of(
                    file, "cannot be written: " + e.getMessage(), "check permissions and space of its folder", e);
        }
        return packed.jets();
    }

    private static void jets(WritableGroup group, PackedJets packed) {
        put(group, "pt", packed.pt(), "transverse momentum", "GeV");
        put(group, "rapidity", packed.rapidity(), "rapidity", "1");
        put(group, "phi", packed.phi(), "azimuth", "rad");
        put(group, "mass", packed.mass(), "jet mass before packing", "GeV");
        put(group, "event", packed.event(), "event number", "1");
        put(group, "label", packed.label(), "1 signal, 0 background, -1 unknown", "1");
        put(group, "constituent_count", packed.count(), "stored constituents", "1");
        put(group, "constituent_total", packed.count(), "constituents of the jet", "1");
    }

    private static void constituents(WritableGroup group, PackedJets packed) {
        group.putAttribute("order", "jet after jet, by falling pt");
        put(group, "ln_pt", packed.lnPt(), "ln pt", "ln(GeV)");
        put(group, "delta_rapidity", packed.deltaRapidity(), "rapidity - jet rapidity", "1");
        put(group, "delta_phi", packed.deltaPhi(), "phi - jet phi", "rad");
        DatasetCreationOptions unsigned =
                options(packed.species().length).unsigned().build();
        group.putDataset("species", packed.species(), unsigned);
        group.putDataset("species_pid", packed.speciesPid());
        group.putDataset("species_mass", packed.speciesMass());
    }

    private static void put(WritableGroup group, String name, PackedColumn column, String meaning, String units) {
        WritableDataset dataset = put(group, name, column.values(), meaning, units);
        dataset.putAttribute("scale_factor", column.step());
        dataset.putAttribute("add_offset", 0.0);
    }

    private static WritableDataset put(WritableGroup group, String name, Object values, String meaning, String units) {
        int length = java.lang.reflect.Array.getLength(values);
        WritableDataset dataset = group.putDataset(name, values, options(length).build());
        dataset.putAttribute("long_name", meaning);
        dataset.putAttribute("units", units);
        return dataset;
    }

    private static DatasetCreationOptions.Builder options(int length) {
        return DatasetCreationOptions.builder()
                .chunkDimensions(Math.min(CHUNK, length))
                .shuffle()
                .deflate(DEFLATE_LEVEL);
    }
}
