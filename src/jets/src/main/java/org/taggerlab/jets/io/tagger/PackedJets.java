package org.taggerlab.jets.io.tagger;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.sample.SampleException;

/** Jets as the layout tagger-jets/1 packs them: 16 bits for ln pt and for each angle relative to the jet's. */
final class PackedJets {

    private static final int MAX_SPECIES = 256;
    private static final int CHUNK = 65_536;
    private static final int DEFLATE_LEVEL = 6;
    private static final String ADVICE = "the layout tagger-jets/1 cannot hold this jet; leave it out";

    /** A kind of particle; a detector gives a photon-like deposit to particles that have a mass. */
    private record Species(int pid, double mass) {}

    private final Map<Species, Integer> species = new LinkedHashMap<>();
    private int jets;
    private int constituents;
    private float[] pt = new float[1024];
    private float[] rapidity = new float[1024];
    private float[] phi = new float[1024];
    private float[] mass = new float[1024];
    private long[] event = new long[1024];
    private byte[] label = new byte[1024];
    private int[] count = new int[1024];
    // half a step is 0.024 % of pt, and 3e-5 in angle for jets no wider than 2
    private final PackedColumn lnPt = new PackedColumn(PackingLimits.LN_PT_STEP);
    private final PackedColumn deltaRapidity = new PackedColumn(0x1p-14);
    private final PackedColumn deltaPhi = new PackedColumn(0x1p-14);
    private byte[] kind = new byte[65_536];

    /** @param jet that {@link PackingLimits} lets pass */
    void add(Path file, Jet jet) {
        reserve(jet.constituents());
        FourMomentum axis = jet.momentum();
        pt[jets] = (float) axis.pt();
        rapidity[jets] = (float) axis.rapidity();
        phi[jets] = (float) axis.phi();
        mass[jets] = (float) axis.mass();
        event[jets] = jet.event();
        label[jets] = (byte) jet.label();
        count[jets] = jet.constituents();
        FourMomentum[] particles = IntStream.range(0, jet.constituents())
                .mapToObj(i -> FourMomentum.sum(jet.momenta(), i, 1))
                .toArray(FourMomentum[]::new);
        int[] order = IntStream.range(0, particles.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -particles[i].pt()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : order) {
            FourMomentum particle = particles[i];
            lnPt.add(Math.log(particle.pt()));
            deltaRapidity.add(particle.rapidity() - rapidity[jets]);
            deltaPhi.add(FourMomentum.deltaPhi(particle.phi(), phi[jets]));
            kind[constituents++] = kind(file, jet, PackingLimits.pid(jet, i), particle);
        }
        jets++;
    }

    private byte kind(Path file, Jet jet, int pid, FourMomentum particle) {
        Species found = new Species(pid, PackingLimits.mass(pid, particle));
        Integer known = species.get(found);
        if (known == null) {
            if (species.size() == MAX_SPECIES) {
                throw SampleException.ofJet(
                        file, jet.index(), "brings in PDG code " + pid + " after " + MAX_SPECIES + " others", ADVICE);
            }
            known = species.size();
            species.put(found, known);
        }
        return known.byteValue();
    }

    int jets() {
        return jets;
    }

    int constituents() {
        return constituents;
    }

    /** Writes a file in the layout {@code tagger-jets/1}: chunked, shuffled and deflated. */
    void write(Path file, Map<String, String> attributes) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            SortedMap<String, String> texts = new TreeMap<>(attributes);
            texts.put("format", TaggerJets.FORMAT);
            texts.forEach(hdf::putAttribute);
            writeJets(hdf.putGroup("jets"));
            writeConstituents(hdf.putGroup("constituents"));
        }
    }

    private void writeJets(WritableGroup group) {
        int[] counts = Arrays.copyOf(count, jets);
        put(group, "pt", Arrays.copyOf(pt, jets), "transverse momentum", "GeV");
        put(group, "rapidity", Arrays.copyOf(rapidity, jets), "rapidity", "1");
        put(group, "phi", Arrays.copyOf(phi, jets), "azimuth", "rad");
        put(group, "mass", Arrays.copyOf(mass, jets), "jet mass before packing", "GeV");
        put(group, "event", Arrays.copyOf(event, jets), "event number", "1");
        put(group, "label", Arrays.copyOf(label, jets), "1 signal, 0 background, -1 unknown", "1");
        put(group, "constituent_count", counts, "stored constituents", "1");
        put(group, "constituent_total", counts, "constituents of the jet", "1");
    }

    private void writeConstituents(WritableGroup group) {
        group.putAttribute("order", "jet after jet, by falling pt");
        put(group, "ln_pt", lnPt, "ln pt", "ln(GeV)");
        put(group, "delta_rapidity", deltaRapidity, "rapidity - jet rapidity", "1");
        put(group, "delta_phi", deltaPhi, "phi - jet phi", "rad");
        byte[] kinds = Arrays.copyOf(kind, constituents);
        group.putDataset("species", kinds, options(constituents).unsigned().build());
        float[] masses = new float[species.size()];
        int i = 0;
        for (Species one : species.keySet()) {
            masses[i++] = (float) one.mass();
        }
        int[] pids = species.keySet().stream().mapToInt(Species::pid).toArray();
        group.putDataset("species_pid", pids);
        group.putDataset("species_mass", masses).putAttribute("units", "GeV");
    }

    private void reserve(int added) {
        if (jets == pt.length) {
            int places = 2 * jets;
            pt = Arrays.copyOf(pt, places);
            rapidity = Arrays.copyOf(rapidity, places);
            phi = Arrays.copyOf(phi, places);
            mass = Arrays.copyOf(mass, places);
            event = Arrays.copyOf(event, places);
            label = Arrays.copyOf(label, places);
            count = Arrays.copyOf(count, places);
        }
        if (constituents + added > kind.length) {
            int places = Math.max(constituents + added, kind.length + kind.length / 2);
            kind = Arrays.copyOf(kind, places);
        }
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
