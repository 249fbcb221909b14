package org.taggerlab.harness.download;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.taggerlab.harness.catalogue.FetchException;
import org.taggerlab.harness.catalogue.Fetcher;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.executor.BuildLog;
import org.taggerlab.harness.store.FileError;
import org.taggerlab.harness.store.TrialLock;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;

/**
 * Fetches samples over https. What has arrived when a connection is cut, or a build ends, is kept as {@code
 * <digest>.part} and gone on from; a file of another digest is deleted, never used.
 */
public final class SampleFetcher implements Fetcher {
    /** One download at a time in this JVM; builds side by side exclude each other by a lock file. */
    private static final Object ONE = new Object();

    private final boolean offline;
    private final BuildLog console;
    private final Patience patience;
    private HttpClient client;

    /**
     * How long to try.
     *
     * @param attempts in a row that bring less than {@code least}
     * @param pause before the second, doubled each time
     * @param window how long a server may take for its answer, and for the next {@code slowest} bytes
     * @param slowest bytes that each window has to bring
     * @param least bytes that an attempt has to bring to count as progress: a file that comes byte by byte would never end
     * @param most bytes of a file whose size the catalogue does not say
     */
    record Patience(int attempts, Duration pause, Duration window, long slowest, long least, long most) {
        static final Patience USUAL =
                new Patience(5, Duration.ofSeconds(1), Duration.ofSeconds(60), 60_000, 1 << 20, 20_000_000_000L);
    }

    /** @param offline fetch nothing, say what is missing */
    public SampleFetcher(boolean offline, BuildLog console) {
        this(offline, console, Patience.USUAL);
    }

    SampleFetcher(boolean offline, BuildLog console, Patience patience) {
        this.offline = offline;
        this.console = console;
        this.patience = patience;
    }

    @Override
    public void fetch(Sample sample) throws FetchException {
        if (!Transfer.isTrusted(sample.url())) {
            throw new FetchException("is at " + sample.url() + ", which is not https; give an address that is");
        }
        if (offline) {
            throw new FetchException("is not here and Maven is offline; run once without -o to fetch "
                    + FileSize.of(sample.bytes()) + " from " + sample.url() + ", or put that file (sha256 "
                    + sample.sha256() + ") at " + sample.file());
        }
        Path lock = sample.file().resolveSibling(sample.sha256() + ".lock");
        synchronized (ONE) {
            try {
                Files.createDirectories(sample.file().getParent());
                var waiting = "Sample " + sample.name() + " is being fetched by ";
                try (var held =
                        TrialLock.acquire(lock, holder -> console.info(waiting + holder + ": waiting for it"))) {
                    if (!isThere(sample)) {
                        fetchLocked(sample);
                    }
                }
            } catch (IOException e) {
                throw new FetchException("cannot be fetched: " + FileError.at(sample.file(), e), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FetchException("was being fetched when the build was interrupted; run again to go on", e);
            }
        }
    }

    /** Another build may have fetched it while this one waited. */
    private static boolean isThere(Sample sample) throws IOException {
        return Files.isRegularFile(sample.file())
                && FileDigest.sha256(sample.file()).equals(sample.sha256());
    }

    private void fetchLocked(Sample sample) throws FetchException, IOException, InterruptedException {
        if (client == null) {
            client = HttpClient.newBuilder()
                    // follows redirects, but never from https to http
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(patience.window())
                    .build();
        }
        var part = new PartialFile(sample);
        console.info("Fetching sample %s (%s, %s) from %s"
                .formatted(sample.name(), FileSize.of(sample.bytes()), sample.licence(), sample.url()));
        boolean resumed = download(sample, part);
        String digest = FileDigest.sha256(part.file());
        if (!digest.equals(sample.sha256()) && resumed) {
            // two versions of the file may have been joined: only all of one can tell
            console.warn("What was fetched of %s in pieces has the sha256 %s; fetching it in one piece"
                    .formatted(sample.name(), digest));
            part.discard();
            download(sample, part);
            digest = FileDigest.sha256(part.file());
        }
        if (!digest.equals(sample.sha256())) {
            part.discard();
            throw new FetchException("at " + sample.url() + " has the sha256 " + digest + ", the catalogue says "
                    + sample.sha256()
                    + "; it was deleted. Correct the catalogue if its publisher replaced the file and you trust the new"
                    + " one");
        }
        AtomicFile.sync(part.file());
        Files.move(part.file(), sample.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        part.discard();
        AtomicFile.syncFolder(sample.file().getParent());
        console.info("Sample %s is in %s".formatted(sample.name(), sample.file()));
    }

    /** Whether the file was put together of more than one answer. */
    private boolean download(Sample sample, PartialFile part) throws FetchException, IOException, InterruptedException {
        boolean resumed = part.length() > 0;
        var progress = new FetchProgress(sample, console);
        for (int failures = 0; ; ) {
            long before = part.length();
            try {
                new Transfer(client, sample, part, patience, progress).run();
                return resumed;
            } catch (Transfer.CutException cut) {
                boolean isFurther = part.length() - before >= patience.least();
                failures = isFurther ? 1 : failures + 1;
                resumed |= part.length() > 0;
                if (failures >= patience.attempts()) {
                    throw new FetchException(
                            "could not be fetched from " + sample.url() + ": " + cut.getMessage() + ", after "
                                    + failures + " attempts; " + FileSize.of(part.length())
                                    + " are kept, run again to go on",
                            cut);
                }
                Duration pause = patience.pause().multipliedBy(1L << (failures - 1));
                console.warn("%s: %s; going on from %s in %s s"
                        .formatted(
                                sample.name(),
                                cut.getMessage(),
                                FileSize.of(part.length()),
                                Math.round(pause.toMillis() / 1000.0)));
                Thread.sleep(pause.toMillis());
            }
        }
    }
}
