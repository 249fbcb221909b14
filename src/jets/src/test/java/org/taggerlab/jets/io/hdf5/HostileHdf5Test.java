package org.taggerlab.jets.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

/** Small files that declare gigabytes, or lead in circles: refused at once, with their numbers. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileHdf5Test {

    private static final int NODE_HEAD = 24;

    @TempDir
    private Path folder;

    @Test
    void structuresOfNewerVersionsAreReadLikeTheOld() {
        assertThat(jets(sample("hdf5/latest.hdf5")))
                .extracting(Jet::momenta)
                .containsExactlyElementsOf(jets(sample("jetnet-20.hdf5")).stream()
                        .map(Jet::momenta)
                        .toList());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    large-shape.hdf5  | particle_features declares 527765581332480 bytes in a file of 731
                    large-chunks.hdf5 | particle_features declares chunks of 1006632960 bytes, expected at most 67108864; make smaller ones: h5repack -l CHUNK=
                    many-chunks.hdf5  | particle_features declares 60000 chunks in a file of 731 bytes
                    packed-twice.hdf5 | particle_features is packed 2 times over; pack it with zlib
                    """)
    void aDatasetThatDeclaresMoreThanTheFileCanHoldIsRefused(String file, String message) {
        assertThatThrownBy(() -> jets(sample("hdf5/" + file)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining(file + ": " + message);
    }

    @Test
    void whatIsSoundAndNotReadIsNotToBeDownloadedAgain() {
        assertThatThrownBy(() -> jets(sample("hdf5/virtual.hdf5")))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("virtual.hdf5: ")
                .hasMessageContaining("write the file again without it")
                .hasMessageNotContaining("download");
    }

    @Test
    void aChunkThatUnpacksToMoreThanAChunkHasIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(sample("toptag-40-zlib.h5"));
        byte[] bomb = deflated(70);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + bomb.length);
        System.arraycopy(bomb, 0, longer, bytes.length, bomb.length);
        int tree = indexOf(bytes, "TREE\u0001");
        // size, mask, two offsets, place
        ByteBuffer.wrap(longer)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(tree + NODE_HEAD, bomb.length)
                .putLong(tree + NODE_HEAD + 8 + 16, bytes.length);
        Path file = Files.write(folder.resolve("bomb.h5"), longer);

        assertThat(bomb).hasSizeLessThan(300_000);
        assertThatThrownBy(() -> jets(file))
                .hasMessageContaining("bomb.h5: cannot be read")
                .hasMessageContaining("a chunk unpacks to 67108865 bytes or more")
                .hasMessageContaining("expected at most 67108864")
                .hasMessageNotContaining("h5repack");
    }

    /** Nodes of 16 branches, all of which are the next node: 16^10 leaves of 10 nodes. */
    @ParameterizedTest(name = "a tree of kind {0}")
    @ValueSource(ints = {0, 1})
    void aTreeWhoseBranchesAreOneAndTheSameIsRefused(int kind) throws IOException {
        byte[] bytes = Files.readAllBytes(sample("jetnet-20.hdf5"));
        int root = indexOf(bytes, "TREE" + (char) kind);
        // of a tree of chunks: size, mask, three offsets and a zero
        int key = kind == 0 ? 8 : 8 + 4 * 8;
        // jhdf reads twice as many children of a group as there are
        int width = NODE_HEAD + 33 * key + 32 * 8;
        int end = bytes.length;
        byte[] longer = Arrays.copyOf(bytes, end + 10 * width);
        ByteBuffer out = ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN);
        node(out, root, kind, key, 1, end);
        for (int i = 0; i < 10; i++) {
            node(out, end + i * width, kind, key, 16, i < 9 ? end + (i + 1) * width : end);
        }
        Path file = Files.write(folder.resolve("tree.h5"), longer);

        assertThatThrownBy(() -> jets(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("tree.h5: ")
                .hasMessageContaining("a node of a tree, at byte ")
                .hasMessageContaining(" is reached twice");
    }

    @Test
    void aHeaderThatContinuesInItselfIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(sample("hdf5/latest.hdf5"));
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) out.getLong(36);
        // the first message of the root's header, of version 2, continues where it is
        out.put(header + 8, (byte) 16)
                .putShort(header + 9, (short) 16)
                .putLong(header + 12, header)
                .putLong(header + 20, 40);
        Path file = Files.write(folder.resolve("circle.h5"), bytes);

        assertThatThrownBy(() -> jets(file)).isInstanceOf(SampleException.class).hasMessageContaining("circle.h5: ");
    }

    @Test
    void aTreeThatDeclaresMoreRecordsThanTheFileHasBytesIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(sample("hdf5/latest.hdf5"));
        int tree = indexOf(bytes, "BTHD");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(tree + 26, Integer.MAX_VALUE);
        Path file = Files.write(folder.resolve("records.h5"), bytes);

        assertThatThrownBy(() -> jets(file)).hasMessageContaining("declares 2147483647 records of ");
    }

    private static void node(ByteBuffer out, int at, int kind, int key, int entries, long child) {
        out.position(at);
        out.put("TREE".getBytes(StandardCharsets.US_ASCII));
        out.put((byte) kind).put((byte) 1).putShort((short) entries).putLong(-1).putLong(-1);
        for (int i = 0; i < entries; i++) {
            out.put(new byte[key]).putLong(child);
        }
        out.put(new byte[key]);
    }

    /** So many MiB of zeros. */
    private static byte[] deflated(int mebibytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        return packed.toByteArray();
    }

    private static List<Jet> jets(Path file) {
        try (JetReader reader = JetFormat.open(file)) {
            List<Jet> jets = new ArrayList<>();
            reader.forEach(jets::add);
            return jets;
        }
    }

    private static Path sample(String name) {
        return Resources.path("samples/" + name);
    }

    private static int indexOf(byte[] bytes, String text) {
        int found = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(found).isPositive();
        return found;
    }
}
