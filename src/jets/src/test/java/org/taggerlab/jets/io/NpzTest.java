package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.sample.SampleException;

/** Archives that NumPy 1.24 wrote, with {@code savez} (stored; every entry as ZIP64) and {@code savez_compressed}. */
class NpzTest {

    private static final double[] VALUES = {0.5, -1.25, 3, 1024, -0.0078125, 0};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "numpy-types.npz, f2",
        "numpy-types.npz, f4",
        "numpy-types.npz, f8",
        "numpy-types.npz, big",
        "numpy-types.npz, fortran",
        "numpy-types.npz, bf16",
        "numpy-types-compressed.npz, f2",
        "numpy-types-compressed.npz, fortran",
        "numpy-types-compressed.npz, bf16"
    })
    void everyTypeAndOrderOfNumPyGivesTheSameValues(String archive, String name) {
        try (Npz npz = Npz.open(Resources.path("samples/" + archive))) {
            assertThat(npz.shape(name)).containsExactly(2, 3);
            assertThat(npz.doubles(name)).containsExactly(VALUES);
        }
    }

    @Test
    void aSingleNumberHasNoDimensions() {
        try (Npz npz = Npz.open(Resources.path("samples/numpy-types.npz"))) {
            assertThat(npz.shape("num_batches_tracked")).isEmpty();
            assertThat(npz.doubles("num_batches_tracked")).containsExactly(Math.pow(2, 40));
        }
    }

    /** Every bit of a stored array, its header's too: a value that changed must never be read as if nothing were wrong. */
    @Test
    void aFlippedBitInAStoredArrayIsSeen() throws IOException {
        byte[] whole = Files.readAllBytes(Resources.path("samples/numpy-types.npz"));
        int begin = indexOf(whole, "<f4") - 20;
        for (int bit = 0; bit < 8 * 148; bit++) {
            byte[] bytes = whole.clone();
            bytes[begin + bit / 8] ^= (byte) (1 << bit % 8);
            Path file = Files.write(folder.resolve(bit + ".npz"), bytes);
            try (Npz npz = Npz.open(file)) {
                assertThatThrownBy(() -> npz.doubles("f4")).as("bit %d", bit).isInstanceOf(SampleException.class);
            }
        }
    }

    @Test
    void anArchiveOfAnotherKindIsNamedByWhatItHolds() throws IOException {
        Path file = folder.resolve("model.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(1);
        }

        assertThatThrownBy(() -> JetFormat.open(file))
                .hasMessageContaining(
                        "model.pt: is a zip archive without arrays of NumPy: [archive/data.pkl]; make it with")
                .hasMessageNotContaining("download");
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
