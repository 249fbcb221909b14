package org.taggerlab.harness.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.FetchException;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.catalogue.SampleExamples;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;

class SampleFetcherTest {
    private static final int SIZE = 400_000;

    @TempDir
    Path folder;

    private final SampleServer server = new SampleServer();
    private final RecordedLog console = new RecordedLog();
    private final byte[] jets = new byte[SIZE];
    private String digest;

    @BeforeEach
    void serveJets() throws IOException {
        new Random(7).nextBytes(jets);
        server.content = jets;
        digest = FileDigest.sha256(Files.write(folder.resolve("original"), jets));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private Sample sample(URI uri, Long bytes) {
        return SampleExamples.qcd("far", store().resolve(digest), uri, bytes, digest, null);
    }

    private Path store() {
        return folder.resolve("store/samples");
    }

    private void fetch(Sample sample) throws FetchException {
        var patience = new SampleFetcher.Patience(3, Duration.ofMillis(5), Duration.ofMillis(800), 1, 1, 10_000_000);
        new SampleFetcher(false, console, patience).fetch(sample);
    }

    private void fetch() throws FetchException {
        fetch(sample(server.uri("/jets.h5"), (long) SIZE));
    }

    private int goneOnFrom(int request) {
        assertThat(server.asked().get(request)).matches("bytes=\\d+- \"one\"");
        return Integer.parseInt(server.asked().get(request).replaceAll("\\D", ""));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(store())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .toList();
        }
    }

    @Test
    void aFileThatArrivesLiesUnderItsDigestAndNothingElseIsLeft() throws Exception {
        fetch();

        assertThat(store().resolve(digest)).hasBinaryContent(jets);
        assertThat(files()).containsExactly(digest);
        assertThat(server.asked()).containsExactly("null null");
        assertThat(console.text())
                .startsWith("INFO Fetching sample far (400.0 kB, CC0-1.0) from " + server.uri("/jets.h5"));
    }

    @Test
    void aCutConnectionIsGoneOnFromWhereItWasCut() throws Exception {
        server.cuts = 2;

        fetch();

        assertThat(store().resolve(digest)).hasBinaryContent(jets);
        // half of 400,000 and half of the rest were sent before; what was still on its way at the cut may be lost
        assertThat(server.asked()).hasSize(3).startsWith("null null");
        assertThat(server.asked().subList(1, 3)).allMatch(asked -> asked.endsWith(" \"one\""));
        assertThat(goneOnFrom(1)).isBetween(1, 200_000);
        assertThat(goneOnFrom(2)).isGreaterThan(goneOnFrom(1)).isLessThan(400_000);
    }

    @Test
    void aSilentConnectionIsTakenForCut() throws Exception {
        server.stalls = 1;

        fetch();

        assertThat(store().resolve(digest)).hasBinaryContent(jets);
        assertThat(server.asked()).hasSize(2).startsWith("null null");
        assertThat(goneOnFrom(1)).isBetween(1, 200_000);
    }

    @Test
    void aLaterBuildGoesOnFromWhatAnEarlierOneFetched() throws Exception {
        server.cuts = 99;
        server.etag = null;
        assertThatThrownBy(() -> fetch(sample(server.uri("/jets.h5"), null)))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("are kept, run again to go on");
        long kept = Files.size(store().resolve(digest + ".part"));
        assertThat(store().resolve(digest)).doesNotExist();
        server.cuts = 0;
        server.asked().clear();

        fetch(sample(server.uri("/jets.h5"), null));

        assertThat(server.asked()).containsExactly("bytes=" + kept + "- null");
        assertThat(store().resolve(digest)).hasBinaryContent(jets);
    }

    @Test
    void aFileThatWasReplacedMeanwhileIsFetchedFromItsBeginning() throws Exception {
        Files.createDirectories(store());
        Files.write(store().resolve(digest + ".part"), new byte[1000]);
        Files.writeString(store().resolve(digest + ".etag"), "\"zero\"");

        fetch();

        assertThat(server.asked()).containsExactly("bytes=1000- \"zero\"");
        assertThat(store().resolve(digest)).hasBinaryContent(jets);
    }

    @Test
    void piecesOfTwoVersionsAreFoundByTheDigestAndFetchedInOnePiece() throws Exception {
        server.etag = null;
        Files.createDirectories(store());
        Files.write(store().resolve(digest + ".part"), new byte[1000]);

        fetch();

        assertThat(server.asked()).containsExactly("bytes=1000- null", "null null");
        assertThat(store().resolve(digest)).hasBinaryContent(jets);
    }

    @Test
    void aServerWithoutRangesIsAskedForAllOfIt() throws Exception {
        server.givesRanges = false;
        server.cuts = 1;

        fetch();

        assertThat(store().resolve(digest)).hasBinaryContent(jets);
    }

    @Test
    void aFileOfAnotherDigestIsDeletedAndNeverUsed() throws Exception {
        server.content = jets.clone();
        server.content[SIZE / 2] ^= 1;

        assertThatThrownBy(this::fetch)
                .isInstanceOf(FetchException.class)
                .hasMessageMatching("at http://127.*/jets.h5 has the sha256 [0-9a-f]{64}, the catalogue says " + digest
                        + "; it was deleted.*");
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatIsLargerThanDeclaredIsNotFetchedToItsEnd() throws Exception {
        assertThatThrownBy(() -> fetch(sample(server.uri("/jets.h5"), 70_000L)))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("has more than the 70000 bytes that the catalogue says");
        assertThat(files()).isEmpty();
    }

    @Test
    void aRedirectIsFollowedAndAResumedRequestKeepsItsRange() throws Exception {
        server.cuts = 1;

        fetch(sample(server.uri("/moved"), null));

        assertThat(store().resolve(digest)).hasBinaryContent(jets);
        assertThat(server.asked()).hasSize(2).startsWith("null null");
        assertThat(goneOnFrom(1)).isBetween(1, 200_000);
    }

    @Test
    void aRedirectToAnotherProtocolIsRefused() {
        assertThatThrownBy(() -> fetch(sample(server.uri("/astray"), null)))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("ftp://127.0.0.1/jets.h5");
    }

    @Test
    void whatIsNotThereIsAskedForOnceAndWhatIsBusyAgain() {
        server.status = 404;
        assertThatThrownBy(this::fetch).hasMessageContaining("answered with status 404; open it in a browser");
        assertThat(server.asked()).hasSize(1);

        server.status = 503;
        server.asked().clear();
        assertThatThrownBy(this::fetch).hasMessageContaining("the server answered with status 503, after 3 attempts");
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void nothingIsFetchedWithoutEncryptionFromElsewhere() {
        assertThatThrownBy(() -> fetch(sample(URI.create("http://example.org/jets.h5"), null)))
                .isInstanceOf(FetchException.class)
                .hasMessage("is at http://example.org/jets.h5, which is not https; give an address that is");
    }

    @Test
    void offlineEverySampleThatIsMissingIsNamedAndNoneIsAskedFor() throws IOException {
        var catalogue = catalogue();

        assertThatThrownBy(() -> catalogue.verify(List.of("far", "farther"), new SampleFetcher(true, console)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.diagnostics()).hasSize(2))
                .hasMessageContaining(
                        "samples.yaml:3:10: sample `far` is not here and Maven is offline; run once without"
                                + " -o to fetch 400.0 kB from " + server.uri("/jets.h5")
                                + ", or put that file (sha256 " + digest + ") at " + store().resolve(digest));
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aCataloguedSampleIsFetchedOnceAndAgainWhenItWasDamaged() throws IOException {
        var catalogue = catalogue();
        var fetcher = new SampleFetcher(false, console);

        catalogue.verify(List.of("far"), fetcher);
        catalogue.verify(List.of("far"), fetcher);
        assertThat(server.asked()).hasSize(1);
        Files.write(store().resolve(digest), new byte[] {1});
        catalogue.verify(List.of("far"), fetcher);

        assertThat(server.asked()).hasSize(2);
        assertThat(catalogue.find("far").file()).hasBinaryContent(jets);
    }

    private Catalogue catalogue() throws IOException {
        String entry = """
                  %s:
                    url: %s
                    bytes: 400000
                    sha256: %s
                    process: QCD
                    generator: g
                    kind: simulated
                    licence: CC0-1.0
                """;
        String yaml = "samples:\n" + entry.formatted("far", server.uri("/jets.h5"), digest)
                + entry.formatted("farther", "https://example.org/x.h5", "0".repeat(64));
        return Catalogue.read(Files.writeString(folder.resolve("samples.yaml"), yaml), store());
    }
}
