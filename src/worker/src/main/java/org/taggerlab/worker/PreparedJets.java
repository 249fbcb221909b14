package org.taggerlab.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * All jets of a sample as a network takes them, in a file: what one worker has read and declustered, the next one only
 * copies. Such a file saves time and decides nothing; it may be deleted at any time.
 *
 * <p>Layout, little-endian: {@value #MAGIC}, jets, nodes, features of a node, 1 for trees or 0 for clouds; offsets {@code
 * [jets + 1]}; features {@code [nodes, features]}; parents {@code [nodes]} of trees; CRC-32C of all before. A jet that
 * cannot be used has no nodes.
 *
 * @param file where it lies or will lie
 */
record PreparedJets(Path file) {
    private static final int MAGIC = 0x31474154;
    private static final int HEADER = 5 * Integer.BYTES;

    /**
     * Some jets, in the order of their indices.
     *
     * @param label of all of them
     * @return empty if the file is not there, is damaged, which deletes it, or has no nodes for one of the jets
     */
    Optional<FlatExamples> read(int[] jets, int label) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (!isWhole(bytes)) {
                System.err.println(file + " is damaged and is made again");
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            return copied(bytes, jets, label);
        }
    }

    private static boolean isWhole(ByteBuffer bytes) {
        int end = bytes.limit() - Integer.BYTES;
        if (end < HEADER || bytes.getInt(0) != MAGIC) {
            return false;
        }
        var checksum = new CRC32C();
        checksum.update(bytes.duplicate().position(0).limit(end));
        return (int) checksum.getValue() == bytes.getInt(end);
    }

    private static Optional<FlatExamples> copied(ByteBuffer bytes, int[] jets, int label) {
        int count = bytes.getInt(4);
        int nodes = bytes.getInt(8);
        int width = bytes.getInt(12);
        boolean hasParents = bytes.getInt(16) == 1;
        int firstFeature = HEADER + (count + 1) * Integer.BYTES;
        int firstParent = firstFeature + nodes * width * Float.BYTES;
        var offsets = new int[jets.length + 1];
        for (int i = 0; i < jets.length; i++) {
            int size = jets[i] < count ? offset(bytes, jets[i] + 1) - offset(bytes, jets[i]) : 0;
            if (size == 0) {
                return Optional.empty();
            }
            offsets[i + 1] = offsets[i] + size;
        }
        var features = new float[offsets[jets.length] * width];
        int[] parents = hasParents ? new int[offsets[jets.length]] : null;
        var allFeatures = bytes.slice(firstFeature, firstParent - firstFeature)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        var allParents = bytes.slice(firstParent, bytes.limit() - firstParent)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
        var labels = new float[jets.length];
        for (int i = 0; i < jets.length; i++) {
            int from = offset(bytes, jets[i]);
            int size = offsets[i + 1] - offsets[i];
            allFeatures.get(from * width, features, offsets[i] * width, size * width);
            if (hasParents) {
                allParents.get(from, parents, offsets[i], size);
            }
            labels[i] = label;
        }
        return Optional.of(new FlatExamples(
                offsets, width, features, hasParents ? Structure.TREES : Structure.CLOUDS, parents, labels));
    }

    private static int offset(ByteBuffer bytes, int jet) {
        return bytes.getInt(HEADER + jet * Integer.BYTES);
    }

    /**
     * Writes the file.
     *
     * @param usable jets that can be used, as the network takes them
     * @param places for each jet of the sample its place among the usable ones, -1 if it cannot be used
     */
    void write(FlatExamples usable, int[] places) throws IOException {
        Files.createDirectories(file.getParent());
        AtomicFile.write(file, out -> {
            var checked = new CheckedOutputStream(out, new CRC32C());
            write(usable, places, checked);
            write(out, (int) checked.getChecksum().getValue());
        });
    }

    private static void write(FlatExamples usable, int[] places, OutputStream out) throws IOException {
        int[] parents = usable.parents();
        write(out, MAGIC, places.length, usable.nodes(), usable.featureCount(), parents == null ? 0 : 1);
        var offsets = new int[places.length + 1];
        for (int jet = 0; jet < places.length; jet++) {
            int place = places[jet];
            int size = place < 0 ? 0 : usable.offsets()[place + 1] - usable.offsets()[place];
            offsets[jet + 1] = offsets[jet] + size;
        }
        write(out, offsets);
        var bits = new int[usable.features().length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(usable.features()[i]);
        }
        write(out, bits);
        if (parents != null) {
            write(out, parents);
        }
    }

    private static void write(OutputStream out, int... values) throws IOException {
        var bytes = ByteBuffer.allocate(Math.min(values.length, 1 << 14) * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += 1 << 14) {
            int count = Math.min(1 << 14, values.length - from);
            bytes.clear().asIntBuffer().put(values, from, count);
            out.write(bytes.array(), 0, count * Integer.BYTES);
        }
    }
}
