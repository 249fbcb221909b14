package org.taggerlab.harness.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.catalogue.FetchException;
import org.taggerlab.harness.catalogue.SampleExamples;
import org.taggerlab.vocabulary.file.FileDigest;

/** A server cannot make a build wait, or fill a disk, for ever. */
class FetchLimitsTest {
    @TempDir
    Path folder;

    private final SampleServer server = new SampleServer();
    private final byte[] jets = new byte[400_000];
    private String digest;

    @BeforeEach
    void serveJets() {
        new Random(7).nextBytes(jets);
        server.content = jets;
        digest = FileDigest.sha256(jets);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private void fetch(Long bytes, long least, long most) throws FetchException {
        var sample = SampleExamples.qcd("far", folder.resolve(digest), server.uri("/jets.h5"), bytes, digest, null);
        var patience = new SampleFetcher.Patience(3, Duration.ofMillis(5), Duration.ofMillis(800), least, most);
        new SampleFetcher(false, new RecordedLog(), patience).fetch(sample);
    }

    @Test
    void aFileOfUndeclaredSizeIsNotFetchedWithoutEnd() {
        assertThatThrownBy(() -> fetch(null, 1, 300_000))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("has more than 300.0 kB, and the catalogue does not say how many; add `bytes`");
        assertThat(folder.resolve(digest)).doesNotExist();
        assertThat(folder.resolve(digest + ".part")).doesNotExist();
    }

    @Test
    void aServerThatBringsNextToNothingEachTimeIsGivenUp() {
        server.cuts = 99;

        // half of what is left each time: 200,000 bytes, then 100,000, 50,000 and 25,000, of which 60,000 count
        assertThatThrownBy(() -> fetch((long) jets.length, 60_000, 10_000_000))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("after 3 attempts")
                .hasMessageContaining("are kept, run again to go on");
        assertThat(server.asked().size()).isBetween(3, 5);
    }
}
