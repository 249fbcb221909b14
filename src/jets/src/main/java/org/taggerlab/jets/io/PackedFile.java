package org.taggerlab.jets.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Packed jets as a file in the layout {@code tagger-jets/1}: chunked, shuffled and deflated. */
final class PackedFile {

    private static final int CHUNK = 65_536;
    private static final int DEFLATE_LEVEL = 6;

    private PackedFile() {}

    static void write(Path file, Map<String, String> attributes, PackedJets packed) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            SortedMap<String, String> texts = new TreeMap<>(attributes);
            texts.put("format", JetFile.FORMAT);
            texts.forEach(hdf::putAttribute);
            jets(hdf.putGroup("jets"), packed);
            constituents(hdf.putGroup("constituents"), packed);
        }
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
        group.putDataset("species_mass", packed.speciesMass()).putAttribute("units", "GeV");
    }

    private static void put(WritableGroup group, String name, PackedColumn column, String meaning, String units) {
        WritableDataset dataset = put(group, name, column.values(), meaning, units);
        dataset.putAttribute("scale_factor", column.step());
        dataset.putAttribute("add_offset", 0.0);
    }

    private static WritableDataset put(WritableGroup group, String name, Object values, String meaning, String units) {
        WritableDataset dataset =
                group.putDataset(name, values, options(Array.getLength(values)).build());
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
