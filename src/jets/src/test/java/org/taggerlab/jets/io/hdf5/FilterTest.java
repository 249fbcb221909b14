package org.taggerlab.jets.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

/** Chunks that HDF5 stored as they are, and filters that are not read here. */
class FilterTest {

    @TempDir
    private Path folder;

    @Test
    void whatBloscCouldNotPackIsTakenAsItIs() {
        byte[] raw = new byte[4096];
        new Random(5).nextBytes(raw);

        assertThat(new BloscFilter().decode(raw, new int[] {2, 2, 4, raw.length, 5, 1, 0}))
                .isEqualTo(raw);
        assertThatThrownBy(() -> new BloscFilter().decode(raw, new int[] {2, 2, 4, 2 * raw.length, 5, 1, 0}))
                .hasMessageContaining("cannot be unpacked");
    }

    @Test
    void aTableOfWhichOneChunkIsStoredRawHasTheSameJets() throws IOException {
        Path packed = Resources.path("samples/toptag-40-blosc.h5");

        assertThat(jets(Files.write(folder.resolve("raw.h5"), RawChunk.of(packed))))
                .extracting(Jet::momenta)
                .containsExactlyElementsOf(
                        jets(packed).stream().map(Jet::momenta).toList());
    }

    @Test
    void aFilterThatIsNotReadIsNamedAndNoDownloadIsAdvised() throws IOException {
        byte[] bytes = Files.readAllBytes(Resources.path("samples/toptag-40-zlib.h5"));
        int name = indexOf(bytes, "deflate\0");
        // the number of the filter, before three more of two bytes
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(name - 8, (short) 32015);
        Path file = Files.write(folder.resolve("zstd.h5"), bytes);

        assertThatThrownBy(() -> jets(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("32015")
                .hasMessageContaining("h5repack")
                .hasMessageNotContaining("download");
    }

    private static List<Jet> jets(Path file) {
        try (JetReader reader = JetFormat.open(file)) {
            List<Jet> jets = new ArrayList<>();
            reader.forEach(jets::add);
            return jets;
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        int found = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(found).isPositive();
        return found;
    }
}
