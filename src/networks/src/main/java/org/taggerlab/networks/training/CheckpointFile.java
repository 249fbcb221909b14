package org.taggerlab.networks.training;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * Where a training leaves its {@link Checkpoint}: one file, replaced as a whole after an epoch, with a SHA-256 at its
 * end.
 *
 * <p>Layout, big-endian: {@code TAGGERC1}, length and bytes of a JSON object, three or four arrays (length, {@code float}s
 * or {@code double}s), digest of all before.
 *
 * @param file the file
 * @param key whose training it is; another one's checkpoint is not used
 * @param every the least wall seconds between two checkpoints, all that a kill may cost; 0: after each epoch
 */
public record CheckpointFile(Path file, String key, double every) {
    private static final byte[] MAGIC = {'T', 'A', 'G', 'G', 'E', 'R', 'C', '1'};
    private static final int DIGEST_BYTES = 32;
    private static final int BLOCK_BYTES = 1 << 16;

    /** That of a training which another one of the same trial follows. */
    CheckpointFile ofFirst() {
        return new CheckpointFile(file.resolveSibling(file.getFileName() + ".first"), key + " first", every);
    }

    void write(Checkpoint checkpoint) throws IOException {
        byte[] json = RecordJson.MAPPER.writeValueAsBytes(checkpoint);
        AtomicFile.write(file, raw -> {
            var out = new DigestOutputStream(new BufferedOutputStream(raw), FileDigest.sha256());
            var data = new DataOutputStream(out);
            data.write(MAGIC);
            data.writeInt(json.length);
            data.write(json);
            writeArray(data, checkpoint.weights(), checkpoint.single());
            writeArray(data, checkpoint.updater(), checkpoint.single());
            writeArray(data, checkpoint.bestWeights(), checkpoint.single());
            if (checkpoint.average() != null) {
                writeArray(data, checkpoint.average(), checkpoint.single());
            }
            data.flush();
            byte[] digest = out.getMessageDigest().digest();
            out.on(false);
            out.write(digest);
            out.flush();
        });
    }

    /**
     * The checkpoint, if there is one that can be used; one that cannot be used is renamed to {@code *.damaged}.
     *
     * @param progress receives why a checkpoint was set aside
     */
    Optional<Checkpoint> read(Progress progress) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse());
        } catch (UnusableException unusable) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            progress.checkpointSetAside("%s %s; it was renamed to %s and the training starts again"
                    .formatted(file, unusable.getMessage(), aside.getFileName()));
            return Optional.empty();
        }
    }

    private Checkpoint parse() throws IOException, UnusableException {
        checkDigest();
        try (DataInputStream data = new DataInputStream(Files.newInputStream(file))) {
            data.skipNBytes(MAGIC.length);
            var described = RecordJson.MAPPER.readValue(data.readNBytes(data.readInt()), Checkpoint.class);
            if (!described.key().equals(key)) {
                throw new UnusableException("belongs to trial %s, not to %s".formatted(described.key(), key));
            }
            return new Checkpoint(
                    key,
                    described.iterations(),
                    described.bestEpoch(),
                    described.history(),
                    described.trainingSeconds(),
                    described.single(),
                    readArray(data, described.single()),
                    readArray(data, described.single()),
                    readArray(data, described.single()),
                    data.available() > DIGEST_BYTES ? readArray(data, described.single()) : null);
        }
    }

    /** Before anything in the file is believed. */
    private void checkDigest() throws IOException, UnusableException {
        long content = Files.size(file) - DIGEST_BYTES;
        if (content < MAGIC.length) {
            throw new UnusableException("is cut off");
        }
        MessageDigest digest = FileDigest.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new UnusableException("is not a checkpoint");
            }
            digest.update(magic);
            var block = new byte[BLOCK_BYTES];
            for (long left = content - MAGIC.length; left > 0; ) {
                int read = in.readNBytes(block, 0, (int) Math.min(block.length, left));
                digest.update(block, 0, read);
                left -= read == 0 ? left : read;
            }
            if (!Arrays.equals(digest.digest(), in.readNBytes(DIGEST_BYTES))) {
                throw new UnusableException("is damaged (its digest does not match)");
            }
        }
    }

    private static void writeArray(OutputStream out, double[] values, boolean single) throws IOException {
        var bytes = ByteBuffer.allocate(Integer.BYTES + Math.multiplyExact(values.length, width(single)));
        bytes.putInt(values.length);
        for (double value : values) {
            if (single) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        out.write(bytes.array());
    }

    private static double[] readArray(DataInputStream in, boolean single) throws IOException {
        var values = new double[in.readInt()];
        var bytes = ByteBuffer.wrap(in.readNBytes(values.length * width(single)));
        for (int i = 0; i < values.length; i++) {
            values[i] = single ? bytes.getFloat() : bytes.getDouble();
        }
        return values;
    }

    private static int width(boolean single) {
        return single ? Float.BYTES : Double.BYTES;
    }

    /** Why a checkpoint cannot be used, to follow its file name. */
    private static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String why) {
            super(why);
        }
    }
}
