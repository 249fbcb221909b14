package org.taggerlab.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.worker.NumericalVersion;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/**
 * The samples that workers of one store have prepared, one file each; see {@link PreparedJets}. The first worker that needs
 * one prepares all of it. Whatever goes wrong here only costs time.
 *
 * @param folder where they lie; {@code null}: nothing is kept
 */
record PreparedSamples(Path folder) {
    /** Names the folder; set when the worker is started. */
    static final String FOLDER_PROPERTY = "tagger.prepared";

    /** Larger samples are read jet by jet: all of one may not fit into memory. */
    private static final long LARGEST_FILE = 256L << 20;

    /** As the JVM was started. */
    static PreparedSamples configured() {
        var folder = System.getProperty(FOLDER_PROPERTY);
        return new PreparedSamples(folder == null || folder.isEmpty() ? null : Path.of(folder));
    }

    /**
     * The jets of a part, if its sample is or can be prepared.
     *
     * @param network what takes the jets
     * @param whole prepares all jets of the sample
     */
    Optional<FlatExamples> read(Part part, Network network, Supplier<SampleSource.Usable> whole) {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            var prepared = new PreparedJets(folder.resolve(name(part, network)));
            var jets = prepared.read(part.jets(), part.label());
            // a damaged file is gone now
            if (Files.exists(prepared.file()) || size(part) > LARGEST_FILE) {
                return jets;
            }
            prepare(prepared, whole);
            return prepared.read(part.jets(), part.label());
        } catch (IOException | SampleException notPrepared) {
            System.err.println("jets of '" + part.sample() + "' are prepared one by one: " + notPrepared);
            return Optional.empty();
        }
    }

    private static long size(Part part) throws IOException {
        long size = 0;
        for (FilePart file : part.files()) {
            size += Files.size(file.path());
        }
        return size;
    }

    /** By one worker at a time; the others do not wait. */
    private void prepare(PreparedJets prepared, Supplier<SampleSource.Usable> whole) throws IOException {
        Files.createDirectories(folder);
        var lockFile = folder.resolve(prepared.file().getFileName() + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null || Files.exists(prepared.file())) {
                return;
            }
            var usable = whole.get();
            int[] jets = usable.jets();
            var places = new int[jets.length == 0 ? 0 : jets[jets.length - 1] + 1];
            Arrays.fill(places, -1);
            for (int place = 0; place < jets.length; place++) {
                places[jets[place]] = place;
            }
            prepared.write(usable.examples(), places);
        }
    }

    /** A digest of all that decides what is in the file. */
    private static String name(Part part, Network network) {
        return FileDigest.sha256(ProtocolJson.bytes(
                Arrays.asList(part.sha256(), part.view(), network.type(), network.inputs(), NumericalVersion.CURRENT)));
    }
}
