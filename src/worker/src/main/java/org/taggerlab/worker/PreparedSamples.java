package org.taggerlab.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.worker.NumericalVersion;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/**
 * The samples that workers of one store have prepared, one file each; see {@link PreparedJets}. The first worker that needs
 * one prepares all of it, and others wait. Such a file decides nothing; it may be deleted at any time.
 *
 * @param folder where they lie; {@code null}: nothing is kept
 */
record PreparedSamples(Path folder) {
    /** Names the folder; set when the worker is started. */
    static final String FOLDER_PROPERTY = "tagger.prepared";

    /** Nothing is kept: jets are read one by one. */
    static final PreparedSamples NONE = new PreparedSamples(null);

    /** How often a sample that another worker prepares is asked for; short against the watch of a worker's silence. */
    private static final long WAIT_MILLIS = 200;

    /** As the JVM was started. */
    static PreparedSamples configured() {
        var folder = System.getProperty(FOLDER_PROPERTY);
        return folder == null || folder.isEmpty() ? NONE : new PreparedSamples(Path.of(folder));
    }

    /** Prepares a whole sample. */
    @FunctionalInterface
    interface Whole {
        /** Writes the file, or nothing. */
        void prepare(Path file) throws IOException;
    }

    /**
     * The jets of a part, where they lie prepared; empty if nothing can be kept here, or a jet cannot be used.
     *
     * @param network what takes the jets
     * @param whole prepares their sample if necessary
     */
    Optional<Examples> read(Part part, Network network, Whole whole) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(name(part, network));
        try {
            return choose(file, part, whole);
        } catch (IOException notPrepared) {
            System.err.println("jets of '" + part.sample() + "' are read one by one: " + notPrepared);
            return Optional.empty();
        }
    }

    private Optional<Examples> choose(Path file, Part part, Whole whole) throws IOException {
        try {
            return prepared(file, part, whole).choose(part.jets(), SampleSource.label(part));
        } catch (PreparedJets.DamagedException damaged) {
            System.err.println(damaged.getMessage() + "; it is made again");
            Files.deleteIfExists(file);
            return prepared(file, part, whole).choose(part.jets(), SampleSource.label(part));
        }
    }

    private PreparedJets prepared(Path file, Part part, Whole whole) throws IOException {
        if (!Files.exists(file)) {
            prepare(file, whole);
        }
        return PreparedJets.open(file, part.sha256());
    }

    /** By one worker at a time. */
    private void prepare(Path file, Whole whole) throws IOException {
        Files.createDirectories(folder);
        var lockFile = folder.resolve(file.getFileName() + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, file)) {
            if (!Files.exists(file)) {
                whole.prepare(file);
            }
        }
    }

    /** Asked for again and again: a thread that is blocked gives no sign of life. */
    private static FileLock lock(FileChannel channel, Path file) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            System.err.println("waits for another worker, which prepares " + file);
        }
        while (lock == null) {
            try {
                Thread.sleep(WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while another worker prepares it", e);
            }
            lock = channel.tryLock();
        }
        return lock;
    }

    /** A digest of all that decides what is in the file. */
    private static String name(Part part, Network network) {
        var decides = new ArrayList<Object>(
                Arrays.asList(part.sha256(), part.view(), network.type(), network.inputs(), NumericalVersion.CURRENT));
        if (part.leftOut() != null) {
            // another version of the reader may leave out others
            decides.add(part.leftOut());
        }
        return FileDigest.sha256(ProtocolJson.bytes(decides));
    }
}
