package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.io.numpy.EnergyFlow;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

/** Arrays that promise more than there is, and labels that are none. */
class EnergyFlowTest {

    @ParameterizedTest(name = "array {0}")
    @ValueSource(strings = {"X", "y"})
    void anNpzBombIsRefusedBeforeItIsUnpacked(String bomb, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("bomb.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            array(
                    zip,
                    "X",
                    bomb.equals("X") ? "(1000, 8000, 4)" : "(32000000, 1, 4)",
                    bomb.equals("X") ? 256 << 20 : 1);
            array(zip, "y", bomb.equals("X") ? "(1000,)" : "(32000000,)", bomb.equals("X") ? 8000 : 256 << 20);
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);

        assertThatThrownBy(() -> {
                    try (JetReader reader = EnergyFlow.open(file)) {
                        reader.inspect();
                    }
                })
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("array \"X\" declares ")
                .hasMessageContaining("are believed of what the archive holds");
    }

    @Test
    void labelsOfAnotherNumberThanJetsAreNotEvenRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("labels.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            array(zip, "X", "(1, 1, 4)", 32);
            array(zip, "y", "(2000000000,)", 8);
        }

        assertThatThrownBy(() -> EnergyFlow.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("array \"y\" declares 16000000000 bytes");
    }

    @ParameterizedTest(name = "y = {0}")
    @ValueSource(doubles = {2, 0.5, -1, Double.NaN})
    void aLabelThatIsNeitherSignalNorBackgroundIsAFlaw(double label, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("labels.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            array(zip, "X", "(2, 1, 3)", 10, 0, 0, 20, 0, 0);
            array(zip, "y", "(2,)", 1, label);
        }

        try (JetReader reader = EnergyFlow.open(file)) {
            assertThat(reader.inspect().bad())
                    .containsExactly(new Inspection.BadJet(1, "its label y is " + label + ", expected 0 or 1"));
        }
    }

    @Test
    void aJetThatComesTwiceIsFoundWhereNothingSaysItsEvent(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("twice.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            array(zip, "X", "(3, 1, 3)", 10, 0, 0, 20, 0, 0, 10, 0, 0);
        }

        try (JetReader reader = EnergyFlow.open(file)) {
            assertThat(reader.inspect().bad()).containsExactly(new Inspection.BadJet(2, "it repeats jet 0"));
        }
    }

    /** Zeros of float64. */
    private static void array(ZipOutputStream zip, String name, String shape, int zeros) throws IOException {
        header(zip, name, shape);
        byte[] block = new byte[1 << 16];
        for (int left = zeros; left > 0; left -= block.length) {
            zip.write(block, 0, Math.min(left, block.length));
        }
        zip.closeEntry();
    }

    private static void array(ZipOutputStream zip, String name, String shape, double... values) throws IOException {
        header(zip, name, shape);
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::putDouble);
        zip.write(bytes.array());
        zip.closeEntry();
    }

    private static void header(ZipOutputStream zip, String name, String shape) throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }\n";
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        zip.write(header.getBytes(StandardCharsets.US_ASCII));
    }
}
