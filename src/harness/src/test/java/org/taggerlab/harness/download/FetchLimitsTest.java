package org.taggerlab.harness.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.FetchException;
import org.taggerlab.harness.catalogue.SampleExamples;
import org.taggerlab.harness.store.TrialLock;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;

/** A server cannot make a build wait, or fill a disk, for ever. */
class FetchLimitsTest {
    @TempDir
    Path folder;

    private final SampleServer server = new SampleServer();
    private final byte[] jets = new byte[400_000];
    private final RecordedLog console = new RecordedLog();
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
        var patience = new SampleFetcher.Patience(3, Duration.ofMillis(5), Duration.ofMillis(800), 50, least, most);
        new SampleFetcher(false, console, patience).fetch(sample);
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

    @Test
    void aServerThatDripsIsGivenUpAndItsLockIsFreeAgain() throws Exception {
        server.drips = true;

        // never silent for longer than 100 of the 800 ms, but 8 bytes where 50 are asked for
        assertThatThrownBy(() -> fetch((long) jets.length, 250_000, 10_000_000))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("less than 50 bytes came in 1 s, after 3 attempts")
                .hasMessageContaining("are kept, run again to go on");
        assertThat(server.asked()).hasSize(3);
        server.drips = false;
        fetch((long) jets.length, 250_000, 10_000_000);
        assertThat(folder.resolve(digest)).hasBinaryContent(jets);
    }

    @Test
    void whoWaitsForAnotherBuildsDownloadSaysForWhomAndUsesIt() throws Exception {
        var lock = TrialLock.acquire(folder.resolve(digest + ".lock"), holder -> {});
        var other = CompletableFuture.runAsync(() -> {
            try (lock) {
                for (int i = 0; i < 300 && console.text().isEmpty(); i++) {
                    Thread.sleep(100);
                }
                Files.write(folder.resolve(digest), jets);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        fetch((long) jets.length, 1, 10_000_000);

        other.join();
        assertThat(console.text())
                .matches(
                        "INFO Sample far is being fetched by process %d of .* on .* \\(since 20.*Z\\): waiting for it\\s*"
                                .formatted(ProcessHandle.current().pid()));
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 OK | Content-Length: 99999999999999999999 | gives an answer that is no valid HTTP (For input string",
                "206 Part | Content-Length: 99999999999999999999 | gives an answer that is no valid HTTP (For input string",
                "200 OK | Content-Length: many | gives an answer that is no valid HTTP (For input string",
                "302 Found | Location: http://[::bad | gives an answer that is no valid HTTP (Expected closing bracket",
                "200 OK | Content-Length: 9223372036854775807 | has more than the 400000 bytes that the catalogue says",
                "200 OK | Content-Length: 400001 | has more than the 400000 bytes that the catalogue says",
                "200 OK | Content-Length: -5 | after 3 attempts",
                "200 OK | Content Length: 5 | after 3 attempts"
            })
    void anAnswerThatCannotBeIsSaidOfTheSampleWithTheAddress(String status, String header, String why)
            throws IOException {
        try (var any = new AnyServer("HTTP/1.1 " + status + "\r\n" + header + "\r\n\r\nhello")) {
            var entry = """
                    samples:
                      far:
                        url: %s
                        bytes: 400000
                        sha256: %s
                        process: QCD
                        generator: g
                        kind: simulated
                        licence: CC0-1.0
                    """.formatted(any.uri(), digest);
            var catalogue = Catalogue.read(Files.writeString(folder.resolve("samples.yaml"), entry), folder);
            var patience =
                    new SampleFetcher.Patience(3, Duration.ofMillis(5), Duration.ofMillis(800), 1, 1, 10_000_000);

            assertThatThrownBy(() -> catalogue.verify(List.of("far"), new SampleFetcher(false, console, patience)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith(folder.resolve("samples.yaml") + ":3:10: sample `far` ")
                    .hasMessageContaining(any.uri().toString())
                    .hasMessageContaining(why);
        }
    }

    /** Gives the same answer to every request, whatever it is. */
    private static final class AnyServer implements AutoCloseable {
        private final ServerSocket socket;

        AnyServer(String answer) throws IOException {
            socket = new ServerSocket(0, 9, InetAddress.getByName("127.0.0.1"));
            var thread = new Thread(() -> serve(answer.getBytes(StandardCharsets.ISO_8859_1)));
            thread.setDaemon(true);
            thread.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/jets.h5");
        }

        private void serve(byte[] answer) {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    var request = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                    for (var line = request.readLine(); line != null && !line.isEmpty(); ) {
                        line = request.readLine();
                    }
                    connection.getOutputStream().write(answer);
                    connection.getOutputStream().flush();
                } catch (IOException e) {
                    // the client has hung up
                    continue;
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
