package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

/** Headers of arrays as other versions of NumPy wrote them, or of what cannot be read. */
class NpzHeaderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    {'descr': '<f8', 'fortran_order': False, 'shape': (2L, 3L), }
                    {'descr': u'<f8', 'fortran_order': False, 'shape': (2L, 3), }
                    {'shape': (2, 3), 'fortran_order': False, 'descr': '<f8'}
                    """)
    void aHeaderOfPython2OrInAnotherOrderIsRead(String header) throws IOException {
        try (Npz npz = Npz.open(archive(header))) {
            assertThat(npz.shape("X")).containsExactly(2, 3);
            assertThat(npz.doubles("X")).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void jetsOfDifferentLengthsAreNamedAsSuch() {
        assertThatThrownBy(() -> JetFormat.open(Resources.path("samples/ragged-objects.npz")))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("ragged-objects.npz: array \"X\" holds Python objects")
                .hasMessageContaining("of different lengths; pad them")
                .hasMessageNotContaining("\\");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    {'descr': '<U3', 'fortran_order': False, 'shape': (2, 3), }                | has values of type U3, expected integers or
                    {'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2, 3), }       | expected a type of numbers, such as 'descr': '<f4'
                    {'descr': '<f8', 'fortran_order': False}                                   | expected a shape, such as 'shape': (100, 50, 4)
                    """)
    void whatWasExpectedIsSaidInWords(String header, String message) throws IOException {
        Path file = archive(header);

        assertThatThrownBy(() -> JetFormat.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\\d");
    }

    private Path archive(String header) throws IOException {
        Path file = folder.resolve("a.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            zip.write(header.getBytes(StandardCharsets.US_ASCII));
            ByteBuffer values = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < 6; i++) {
                values.putDouble(i);
            }
            zip.write(values.array());
        }
        return file;
    }
}
