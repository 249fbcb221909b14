package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * The same two jets in every layout: particles of 300 and 1 GeV, at right angles, and beside them one without momentum, one that is
 * not finite, and one with negative energy or pt.
 */
class LeftOutTest {

    private static final Clustering SELECTION = new Clustering(2, 100, 2.5, 10);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = JetFormat.class, names = "TAGGER_JETS", mode = EnumSource.Mode.EXCLUDE)
    void whatNoJetDefinitionTakesIsLeftOutAndCountedInTheSameWay(JetFormat format) throws IOException {
        // a negative pt, where a layout gives that, is a flaw of an EnergyFlow jet
        boolean hasNegative = format != JetFormat.ENERGYFLOW;
        Path file = write(format);

        assertThat(JetFormat.detect(file)).isEqualTo(format);
        try (JetReader reader = JetFormat.open(file, SELECTION)) {
            assertThat(reader.inspect().bad()).isEmpty();
            int jets = 0;
            for (Jet jet : reader) {
                assertThat(jet.momenta())
                        .usingComparatorWithPrecision(1e-4)
                        .containsExactly(300 + jets, 0, 0, 300 + jets, 0, 1, 0, 1);
                jets++;
            }
            assertThat(jets).isEqualTo(2);
            Map<String, Long> expected = hasNegative
                    ? Map.of("without momentum", 2L, "not finite", 2L, "with negative energy", 2L)
                    : Map.of("without momentum", 2L, "not finite", 2L);
            assertThat(reader.leftOut().counts()).containsExactlyInAnyOrderEntriesOf(expected);
        }
    }

    private Path write(JetFormat format) throws IOException {
        Path file = folder.resolve("a");
        switch (format) {
            case TOP_TAGGING -> {
                return Resources.path("samples/hdf5/left-out.h5");
            }
            case LUNDNET -> {
                try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                    out.write((lundNet(300) + lundNet(301)).getBytes(StandardCharsets.US_ASCII));
                }
            }
            case JETNET -> jetNet(file);
            case ENERGYFLOW -> energyFlow(file);
            case JETCLASS -> {
                Map<String, Object> columns = new LinkedHashMap<>();
                columns.put("part_px", new float[][] {{300, 0, 1, Float.NaN, 0}, {301, 0, 1, Float.NaN, 0}});
                columns.put("part_py", new float[][] {{0, 0, 0, 0, 1}, {0, 0, 0, 0, 1}});
                columns.put("part_pz", new float[2][5]);
                columns.put("part_energy", new float[][] {{300, 2, -1, 1, 1}, {301, 2, -1, 1, 1}});
                RootSample.write(file, "tree", columns);
            }
            case NANOAOD -> candidates(file, "Events", "PFCand_", "pt", "eta", "phi", "mass", "pdgId");
            case DELPHES -> candidates(file, "Delphes", "ParticleFlowCandidate.", "PT", "Eta", "Phi", "Mass", "PID");
            case HEPMC3 ->
                Files.writeString(
                        file,
                        "HepMC::Version 3.02.05\nHepMC::Asciiv3-START_EVENT_LISTING\n" + hepMc3(1, 300) + hepMc3(2, 301)
                                + "HepMC::Asciiv3-END_EVENT_LISTING\n");
            case TAGGER_JETS -> throw new AssertionError("numbers that are not finite are damage there");
        }
        return file;
    }

    private static String lundNet(int energy) {
        return "[{\"px\":E,\"py\":1,\"pz\":0,\"E\":E.5},{\"px\":E,\"py\":0,\"pz\":0,\"E\":E},"
                        .replace("E.5", energy + 1 + "")
                        .replace("px\":E", "px\":" + energy)
                        .replace("\"E\":E", "\"E\":" + energy)
                + "{\"px\":0,\"py\":0,\"pz\":0,\"E\":2},{\"px\":1,\"py\":0,\"pz\":0,\"E\":-1},"
                + "{\"px\":NaN,\"py\":0,\"pz\":0,\"E\":1},{\"px\":0,\"py\":1,\"pz\":0,\"E\":1}]\n";
    }

    /** (eta, phi, pt, mask) relative to jets of 300 and 301 GeV; a row that is full is not compared with its jet. */
    private static void jetNet(Path file) {
        float[][][] particles = new float[2][5][];
        float[][] jets = new float[2][];
        for (int jet = 0; jet < 2; jet++) {
            float pt = 300 + jet;
            particles[jet] = new float[][] {
                {0, 0, 1, 1},
                {Float.NaN, 1, 0, 1},
                {Float.NaN, 0, 0.1f, 1},
                {0, (float) Math.PI / 2, 1 / pt, 1},
                {0, 0, -0.1f, 1}
            };
            jets[jet] = new float[] {pt, 0, 0, 5};
        }
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("particle_features", particles);
            hdf.putDataset("jet_features", jets);
        }
    }

    private static void energyFlow(Path file) throws IOException {
        double[] values = new double[2 * 5 * 4];
        for (int jet = 0; jet < 2; jet++) {
            double[] row = {300 + jet, 0, 0, 22, 0, 1.5, 2, 211, Double.NaN, 0, 0, 22, 1, 0, Math.PI / 2, 22, 0, 0, 0, 0
            };
            System.arraycopy(row, 0, values, 20 * jet, 20);
        }
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 5, 4), }\n";
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            zip.write(header.getBytes(StandardCharsets.US_ASCII));
            zip.write(bytes.array());
        }
    }

    private static void candidates(Path file, String tree, String prefix, String... names) throws IOException {
        float right = (float) Math.PI / 2;
        float[][] values = {
            // an infinite direction beside no pt, as Delphes writes it
            {300, 0, 5, 1, -1},
            {0, 999.9f, Float.NaN, 0, 0},
            {0, 0, 0, right, 0},
            {0, 0, 0, 0, 0},
            {22, 22, 22, 22, 22}
        };
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            float[] other = values[i].clone();
            other[0] += i == 0 ? 1 : 0;
            columns.put(prefix + names[i], new float[][] {values[i], other});
        }
        columns.put("event", new long[] {1, 2});
        RootSample.write(file, tree, columns);
    }

    private static String hepMc3(int event, int energy) {
        return "E " + event + " 0 5\nU GEV MM\nP 1 0 22 " + energy + " 0 0 " + energy + " 0 1\nP 2 0 22 0 0 0 2 0 1\n"
                + "P 3 0 22 1 0 0 -1 0 1\nP 4 0 22 nan 0 0 1 0 1\nP 5 0 22 0 1 0 1 0 1\n";
    }
}
