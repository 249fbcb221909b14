package org.taggerlab.jets.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.hdf5.RawChunk;

/** Sound files of every layout and structure, to be damaged. */
final class FuzzSamples {

    private FuzzSamples() {}

    /**
     * A file of the resources, or one that is made of them or of our own numbers.
     *
     * @param folder for one that is made
     */
    static Path path(String name, Path folder) throws IOException {
        Path file = folder.resolve(Path.of(name).getFileName());
        return switch (name) {
            case "delphes-3.root" -> delphes(file);
            case "generated-offsets.root" -> jetClass(file, RootSample.Baskets.GENERATED_OFFSETS);
            case "candidates-in-memory.root" -> nanoAod(file);
            case "one-chunk-raw.h5" -> Files.write(file, RawChunk.of(resource("toptag-40-blosc.h5")));
            case "two-members.hepmc3.gz" -> twice(file, gzip(Files.readAllBytes(resource("five-events.hepmc3"))));
            case "two-headers.json.gz" -> twice(file, gzip(unpacked(resource("lundnet-12.json.gz"))));
            case "python-2.npz" -> python2(file);
            default -> resource(name);
        };
    }

    private static Path resource(String name) {
        return Resources.path("samples/" + name);
    }

    /** Three events of our own in the layout of Delphes. */
    private static Path delphes(Path file) throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("ParticleFlowCandidate_size", new long[] {2, 3, 2});
        columns.put("ParticleFlowCandidate.PT", new float[][] {{600, 20}, {550, 30, 2}, {700, 1}});
        columns.put("ParticleFlowCandidate.Eta", new float[][] {{0.1f, 0.2f}, {-1, -1.1f, -0.9f}, {1, 1.5f}});
        columns.put("ParticleFlowCandidate.Phi", new float[][] {{3, -3}, {1, 1.2f, 0.9f}, {0, 0.1f}});
        columns.put("ParticleFlowCandidate.Mass", new float[][] {{0, 0.14f}, {0, 0, 0.5f}, {0.14f, 0}});
        columns.put("ParticleFlowCandidate.PID", new float[][] {{22, 211}, {22, 22, 321}, {-211, 22}});
        return RootSample.write(file, "Delphes", columns);
    }

    /** Two jets in the layout of JetClass. */
    private static Path jetClass(Path file, RootSample.Baskets baskets) throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("n", new long[] {2, 1});
        columns.put("part_px", new float[][] {{300, 1}, {310}});
        columns.put("part_py", new float[][] {{0, 1}, {10}});
        columns.put("part_pz", new float[][] {{10, 0}, {20}});
        columns.put("part_energy", new float[][] {{301, 2}, {320}});
        return RootSample.write(file, "tree", columns, baskets);
    }

    /** Two events of NanoAOD from version 15 on, kept in the record of the tree. */
    private static Path nanoAod(Path file) throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("event", new long[] {7, 8});
        columns.put("n", new long[] {2, 1});
        columns.put("PFCand_pt", new float[][] {{300, 1}, {310}});
        columns.put("PFCand_eta", new float[][] {{0, 0.5f}, {0}});
        columns.put("PFCand_phi", new float[][] {{0, 0.5f}, {0}});
        columns.put("PFCand_mass", new float[][] {{0, 0.5f}, {0}});
        columns.put("PFCand_pdgId", new float[][] {{22, 211}, {22}});
        return RootSample.write(file, "Events", columns, RootSample.Baskets.IN_MEMORY);
    }

    private static Path twice(Path file, byte[] member) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(member);
        both.write(member);
        return Files.write(file, both.toByteArray());
    }

    /** The array X of EnergyFlow with the header that NumPy wrote under Python 2. */
    private static Path python2(Path file) throws IOException {
        byte[] array;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(resource("energyflow-20.npz")))) {
            zip.getNextEntry();
            array = zip.readAllBytes();
        }
        int header = (array[8] & 0xff) + ((array[9] & 0xff) << 8);
        String text =
                new String(array, 10, header, StandardCharsets.US_ASCII).strip().replaceAll("(\\d+)(?=[,)])", "$1L");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(array, 0, 8);
            zip.write(text.length());
            zip.write(0);
            zip.write(text.getBytes(StandardCharsets.US_ASCII));
            zip.write(array, 10 + header, array.length - 10 - header);
        }
        return file;
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return in.readAllBytes();
        }
    }
}
