package org.taggerlab.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.taggerlab.jets.SampleItem;
import org.taggerlab.networks.examples.ExampleBuilder;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * All jets or events of a sample as a network takes them, in a file that is mapped: what one worker has read and declustered,
 * all workers share. It is written and read in constant memory.
 *
 * <p>Layout, little-endian: blocks of {@value PreparedIndex#BLOCK} jets, and the {@link PreparedIndex}. A block has the number
 * of nodes up to the end of each of its jets {@code [jets]}, the CRC-32C of each {@code [jets]}, and jet after jet its
 * features {@code [nodes, width]} and, of trees, its parents {@code [nodes]}. A jet that cannot be used has no nodes.
 */
final class PreparedJets {
    /** A mapping begins at each multiple of this and is twice as long, so that no block is cut. */
    private static final int SEGMENT = 1 << 30;

    private final Path file;
    private final PreparedIndex index;
    private final Segment[] segments;
    private final int segmentBytes;

    private PreparedJets(Path file, PreparedIndex index, Segment[] segments, int segmentBytes) {
        this.file = file;
        this.index = index;
        this.segments = segments;
        this.segmentBytes = segmentBytes;
    }

    /** That a file is not as it was written. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1;

        private DamagedException(Path file, String what) {
            super(file + " is damaged: " + what);
        }
    }

    /**
     * Writes the file.
     *
     * @param all of a sample, from its front to its back; flawed ones are left out
     * @param builders one for each block
     * @param digest of the sample's content, asked for after the last; what it throws leaves no file
     */
    static <T extends SampleItem> void write(
            Path file, Iterator<T> all, Supplier<ExampleBuilder<T>> builders, Supplier<String> digest)
            throws IOException {
        AtomicFile.write(file, out -> {
            FlatExamples usable = builders.get().build(0);
            var starts = LongStream.builder();
            long end = 0;
            int jets = 0;
            while (all.hasNext()) {
                ExampleBuilder<T> builder = builders.get();
                var isUsable = new boolean[PreparedIndex.BLOCK];
                int count = 0;
                for (; count < isUsable.length && all.hasNext(); count++) {
                    T item = all.next();
                    isUsable[count] = item.flaw().isEmpty();
                    if (isUsable[count]) {
                        builder.add(item);
                    }
                }
                usable = builder.build(0);
                byte[] block = block(usable, Arrays.copyOf(isUsable, count));
                out.write(block);
                starts.add(end);
                end += block.length;
                jets += count;
            }
            out.write(new PreparedIndex(
                            digest.get(),
                            jets,
                            usable.featureCount(),
                            usable.structure(),
                            starts.build().toArray())
                    .bytes());
        });
    }

    private static byte[] block(FlatExamples usable, boolean[] isUsable) throws IOException {
        int width = usable.featureCount();
        int row = usable.parents() == null ? width : width + 1;
        long words = 2L * isUsable.length + (long) usable.nodes() * row;
        if (words >= SEGMENT / Integer.BYTES) {
            throw new IOException(isUsable.length + " jets have " + usable.nodes() + " nodes, too many for a block");
        }
        var block = ByteBuffer.allocate((int) words * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer floats = block.asFloatBuffer();
        IntBuffer ints = block.asIntBuffer();
        int word = 2 * isUsable.length;
        int place = 0;
        for (int i = 0; i < isUsable.length; i++) {
            int first = usable.offsets()[place];
            place += isUsable[i] ? 1 : 0;
            int nodes = usable.offsets()[place] - first;
            floats.put(word, usable.features(), first * width, nodes * width);
            if (usable.parents() != null) {
                ints.put(word + nodes * width, usable.parents(), first, nodes);
            }
            ints.put(i, first + nodes);
            ints.put(
                    isUsable.length + i,
                    PreparedIndex.checksum(block.slice(word * Integer.BYTES, nodes * row * Integer.BYTES)));
            word += nodes * row;
        }
        return block.array();
    }

    /**
     * Maps the file.
     *
     * @param digest of the content of the sample that it must be made from
     * @throws DamagedException if it is not as it was written, or of another sample
     */
    static PreparedJets open(Path file, String digest) throws IOException {
        return open(file, digest, SEGMENT);
    }

    /** The same in mappings of another length. */
    static PreparedJets open(Path file, String digest, int segmentBytes) throws IOException {
        try (var channel = FileChannel.open(file)) {
            PreparedIndex index = PreparedIndex.read(channel);
            if (index == null) {
                throw new DamagedException(file, "its end is not as it was written");
            }
            if (!index.digest().equals(digest)) {
                throw new DamagedException(file, "it was made from " + index.digest() + ", not from " + digest);
            }
            long size = channel.size();
            var segments = new Segment[(int) (size / segmentBytes) + 1];
            for (int i = 0; i < segments.length; i++) {
                long from = (long) i * segmentBytes;
                long length = Math.min(size - from, Math.min(2L * segmentBytes, Integer.MAX_VALUE));
                segments[i] = Segment.of(channel.map(FileChannel.MapMode.READ_ONLY, from, length));
            }
            return new PreparedJets(file, index, segments, segmentBytes);
        }
    }

    /** A mapped stretch of the file, as what may stand there. */
    private record Segment(ByteBuffer bytes, IntBuffer ints, FloatBuffer floats) {
        static Segment of(ByteBuffer mapped) {
            ByteBuffer bytes = mapped.order(ByteOrder.LITTLE_ENDIAN);
            return new Segment(bytes, bytes.asIntBuffer(), bytes.asFloatBuffer());
        }
    }

    /** Where a jet lies: in which segment its nodes begin with which word, and in which word its checksum stands. */
    private record Place(Segment segment, int word, int nodes, int checksum) {}

    private Place place(int jet) {
        int block = jet / PreparedIndex.BLOCK;
        int within = jet % PreparedIndex.BLOCK;
        int count = Math.min(PreparedIndex.BLOCK, index.jets() - block * PreparedIndex.BLOCK);
        long start = index.starts()[block];
        Segment segment = segments[(int) (start / segmentBytes)];
        int ends = (int) (start % segmentBytes) / Integer.BYTES;
        int first = within == 0 ? 0 : segment.ints.get(ends + within - 1);
        return new Place(
                segment,
                ends + 2 * count + first * index.row(),
                segment.ints.get(ends + within) - first,
                ends + count + within);
    }

    private boolean isSound(int jet) {
        try {
            Place at = place(jet);
            int length = Math.multiplyExact(at.nodes, index.row() * Integer.BYTES);
            ByteBuffer bytes = at.segment.bytes.slice(Math.multiplyExact(at.word, Integer.BYTES), length);
            return PreparedIndex.checksum(bytes) == at.segment.ints.get(at.checksum);
        } catch (IndexOutOfBoundsException | ArithmeticException damaged) {
            return false;
        }
    }

    /**
     * Some jets, in the order of their indices, none of them copied. Each is looked at once here: no trial reads more of a
     * large sample than its own jets.
     *
     * @param label of all of them
     * @return empty if a jet cannot be used, or is not there
     * @throws DamagedException if one is not as it was written
     */
    Optional<Examples> choose(int[] jets, int label) throws DamagedException {
        for (int jet : jets) {
            if (jet < 0 || jet >= index.jets()) {
                return Optional.empty();
            }
            if (!isSound(jet)) {
                throw new DamagedException(file, "jet " + jet + " is not as it was written");
            }
            if (place(jet).nodes == 0) {
                return Optional.empty();
            }
        }
        var labels = new float[jets.length];
        Arrays.fill(labels, label);
        return Optional.of(new Chosen(jets, labels));
    }

    private final class Chosen implements Examples {
        private final int[] jets;
        private final float[] labels;

        private Chosen(int[] jets, float[] labels) {
            this.jets = jets;
            this.labels = labels;
        }

        @Override
        public int jets() {
            return jets.length;
        }

        @Override
        public float[] labels() {
            return labels;
        }

        @Override
        public Structure structure() {
            return index.structure();
        }

        @Override
        public int featureCount() {
            return index.width();
        }

        @Override
        public int nodes(int jet) {
            return place(jets[jet]).nodes;
        }

        @Override
        public void copy(int jet, float[] features, int[] parents, int node) {
            Place at = place(jets[jet]);
            int width = index.width();
            at.segment.floats.get(at.word, features, node * width, at.nodes * width);
            if (parents != null) {
                at.segment.ints.get(at.word + at.nodes * width, parents, node, at.nodes);
            }
        }
    }
}
