package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.numpy.EnergyFlow;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.io.text.LundNetJson;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

/** Against the momenta that h5py, json and NumPy read from the same files. */
class PublicFormatsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "lundnet-12.json.gz, LUNDNET, lundnet, 12, 1e-12",
        "toptag-40-zlib.h5, TOP_TAGGING, toptag, 40, 1e-12",
        "toptag-40-blosc.h5, TOP_TAGGING, toptag, 40, 1e-12",
        "jetnet-20.hdf5, JETNET, jetnet, 20, 1e-9",
        "energyflow-20.npz, ENERGYFLOW, energyflow, 20, 1e-3"
    })
    void everyJetHasTheMomentaOfTheFile(String name, JetFormat format, String key, int jets, double tolerance) {
        Path file = Resources.path("samples/" + name);
        assertThat(JetFormat.detect(file)).isEqualTo(format);
        try (JetReader reader = JetFormat.open(file);
                Npz reference = Npz.open(Resources.path("samples/formats-reference.npz"))) {
            double[] momenta = reference.doubles(key + "/momenta");
            int[] counts = Resources.ints(reference, key + "/counts");
            int[] labels = reference.has(key + "/labels") ? Resources.ints(reference, key + "/labels") : new int[0];
            int at = 0;
            int read = 0;
            for (Jet jet : reader) {
                assertThat(jet.index()).isEqualTo(read);
                assertThat(jet.constituents()).isEqualTo(counts[read]);
                assertThat(jet.label()).isEqualTo(labels.length == 0 ? Jet.UNLABELLED : labels[read]);
                assertThat(jet.momenta())
                        .usingComparatorWithPrecision(tolerance)
                        .containsExactly(Arrays.copyOfRange(momenta, at, at + 4 * counts[read]));
                at += jet.momenta().length;
                read++;
            }
            assertThat(read).isEqualTo(jets);
            assertThat(reader.inspect().bad()).isEmpty();
        }
    }

    @Test
    void ourOwnLayoutIsRecognised() {
        assertThat(JetFormat.detect(Resources.path("samples/twenty-w-jets.h5"))).isEqualTo(JetFormat.TAGGER_JETS);
    }

    @Test
    void aFileOfNoKnownLayoutShowsHowItBegins(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("jets.csv"), "E,px,py,pz\n1,2,3,4\n");

        assertThatThrownBy(() -> JetFormat.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("jets.csv: is of no known layout: it begins with \"E,px,py,pz.1,2,3");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    [{"px":1,"py":0,"pz":0,"E":1},{"px":1,"py":0,"pz":0}]   | constituent 0 has E = NaN
                    [{"px":1,"py":0,"pz":0,"E":1},{"px":1,"py":0,"pz":0,"E":-1}] | expected E > 0
                    [{"px":2,"py":0,"pz":0,"E":2},{"px":1,"py":0,"pz":0,"E":1}] | its constituents sum to E = 1.0 GeV
                    [] | it has no constituents
                    {"px":1} | line 2 has START_OBJECT where a list of four-momenta was expected
                    [{"px":1,"py":0,"pz":0,"E":1},7] | line 2 has VALUE_NUMBER_INT
                    [{"px":1,"py":0,"pz":0,"E":1},{"px":[1]}] | where a number was expected
                    [{"px":1,"py":0,"pz":0,"E":1} | jet 0: cannot be read: line 3: the file ends in it
                    """)
    void aLundNetLineThatIsNoJetIsNamed(String line, String message, @TempDir Path folder) throws IOException {
        Path file = gzip(folder, "\"header\"\n" + line + "\n");

        assertThatThrownBy(() -> LundNetJson.open(file).forEach(jet -> {}))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("jet 0")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\\u000a")
                .hasMessageNotContaining("Source");
    }

    @Test
    void aLundNetFileCutShortIsNotReadAsWhole(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Resources.path("samples/lundnet-12.json.gz"));
        Path file = Files.write(folder.resolve("cut.json.gz"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> LundNetJson.open(file).forEach(jet -> {}))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("cut.json.gz");
    }

    @Test
    void aGzipBombIsRefusedBeforeItIsUnpacked(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bomb.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                out.write(blanks);
            }
        }

        assertThatThrownBy(() -> LundNetJson.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("times its size")
                .hasMessageContaining("do not trust this file");
    }

    @Test
    void anArchiveWithANameThatLeavesItsFolderIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("slip.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("../X.npy"));
            zip.write(1);
            zip.closeEntry();
        }

        assertThatThrownBy(() -> EnergyFlow.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("unsafe name \"../X.npy\"");
    }

    @Test
    void anArrayThatDeclaresMoreThanItHoldsIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("short.npz");
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (500, 10, 4), }\n";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            zip.write(header.getBytes(StandardCharsets.US_ASCII));
            zip.write(new byte[800]);
            zip.closeEntry();
        }

        assertThatThrownBy(() -> {
                    try (JetReader reader = EnergyFlow.open(file)) {
                        reader.inspect();
                    }
                })
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("array \"X\" ends early");
    }

    private static Path gzip(Path folder, String text) throws IOException {
        Path file = folder.resolve("jets.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
