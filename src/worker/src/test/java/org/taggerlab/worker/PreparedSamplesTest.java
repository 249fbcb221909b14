package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.io.tagger.JetFileWriter;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

class PreparedSamplesTest {
    private static final Network LUND = Requests.network();
    private static final Network CLOUDS =
            new ParticleNet(List.of("d-eta", "d-phi"), 8, 3, List.of(List.of(4, 4)), 4, 0);
    private static final EventTransformer EVENTS =
            new EventTransformer(EventLayout.FEATURES, 4, 1, 2, 4, 0, ObjectSelection.STANDARD);
    private static final Path TTBAR = Requests.SAMPLES.resolve("pythia8-ttbar-13tev.h5");

    @TempDir
    private static Path samples;

    private static Path w;

    @TempDir
    private Path folder;

    @BeforeAll
    static void takeSomeJets() {
        w = samples.resolve("w.h5");
        try (var file = JetFormat.open(Requests.W)) {
            JetFileWriter.write(
                    w,
                    Map.of("process", "W"),
                    () -> file.chosen(IntStream.range(0, 600).toArray()));
        }
    }

    @Test
    void preparedJetsAreThoseThatAreReadAlone() throws IOException {
        for (Network network : List.of(LUND, CLOUDS)) {
            List<Part> parts = List.of(Requests.part(w, 1, 9, 3, 599), Requests.part(Requests.QCD, 0, 5));
            FlatExamples alone = jets(network, PreparedSamples.NONE).read(parts).flat();

            assertThat(jets(network, here()).read(parts).flat()).isEqualTo(alone);
            assertThat(jets(network, here()).read(parts).flat()).isEqualTo(alone);
        }
        assertThat(prepared()).hasSize(4);
    }

    @Test
    void preparedEventsAreThoseThatAreReadAlone() throws IOException {
        List<Part> parts = List.of(Requests.part(TTBAR, -1, 35_999, 3, 7));
        FlatExamples alone =
                new EventSamples(EVENTS, PreparedSamples.NONE).read(parts).flat();

        assertThat(new EventSamples(EVENTS, here()).read(parts).flat()).isEqualTo(alone);
        assertThat(prepared()).hasSize(1);
    }

    @Test
    void aPreparedSampleIsNotReadAgain() throws IOException {
        Path copy = Files.copy(w, folder.resolve("copy.h5"));
        Part part = Requests.part(copy, 1, 9, 3);
        FlatExamples first = jets(LUND, here()).read(List.of(part)).flat();
        Files.delete(copy);

        assertThat(jets(LUND, here()).read(List.of(part)).flat()).isEqualTo(first);
    }

    @Test
    void aReaderThatLeavesOutOtherParticlesPreparesAgain() throws IOException {
        Part part = Requests.part(w, 1, 9, 3);
        for (Long leftOut : Arrays.asList(null, 5L, 6L)) {
            jets(LUND, here())
                    .read(List.of(new Part(
                            part.sample(),
                            part.files(),
                            part.sha256(),
                            part.label(),
                            part.jets(),
                            part.view(),
                            leftOut)));
        }

        assertThat(prepared()).hasSize(3);
    }

    @Test
    void aDamagedJetIsPreparedAgainAtOnce() throws IOException {
        List<Part> parts = List.of(Requests.part(w, 1, 0, 3));
        FlatExamples first = jets(LUND, here()).read(parts).flat();
        Path file = prepared().get(0);
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        // the first feature of the first jet
        damaged[256 * 8] ^= 16;
        Files.write(file, damaged);

        assertThat(jets(LUND, here()).read(parts).flat()).isEqualTo(first);
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void aSampleThatWasReplacedSinceItWasPlannedIsRefusedAndLeavesNothing() throws IOException {
        Path sample = Files.copy(w, folder.resolve("sample.h5"));
        Part part = Requests.part(sample, 1, 9, 3);
        Files.write(sample, Files.readAllBytes(Requests.QCD));

        for (var kept : List.of(here(), PreparedSamples.NONE)) {
            assertThatThrownBy(() -> jets(LUND, kept).read(List.of(part)))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("sample.h5: was replaced after it was checked: its digest is now "
                            + Requests.digest(Requests.QCD))
                    .satisfies(thrown ->
                            assertThat(Failure.of(thrown).exit().name()).isEqualTo("BAD_SAMPLE"));
        }
        assertThat(prepared()).isEmpty();
    }

    @Test
    void aSampleThatIsPutBackBeforeItsDigestIsTakenIsRefusedAllTheSame() throws IOException {
        Path sample = Files.copy(w, folder.resolve("sample.h5"));
        Part part = Requests.part(sample, 1, 9, 3);
        var bytes = DeclaredBytes.of(part.files(), part.sha256());
        Files.move(sample, folder.resolve("aside"));
        Files.copy(w, sample);

        assertThatThrownBy(bytes::verified)
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("sample.h5: changed while it was read");
    }

    @Test
    void theDigestOfSeveralFilesIsThatOfTheCatalogue() throws IOException {
        Path second = Files.copy(w, folder.resolve("second.h5"));
        String digest = Requests.digest(w);
        var files = List.of(new FilePart(w, digest), new FilePart(second, digest));
        var part = new Part(
                "two",
                files,
                FileDigest.sha256((digest + "\n" + digest + "\n").getBytes(StandardCharsets.US_ASCII)),
                1,
                new int[] {0, 600},
                null,
                null);

        assertThat(jets(LUND, here()).read(List.of(part)).jets()).isEqualTo(2);
    }

    /** The main class of another process that holds a lock until its input ends. */
    static final class Locker {
        public static void main(String[] file) throws IOException {
            try (var channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                System.out.println(lock.isValid());
                System.in.read();
            }
        }
    }

    @Test
    void aWorkerWaitsForTheOneThatPreparesItsSample() throws Exception {
        List<Part> parts = List.of(Requests.part(w, 1, 9, 3));
        FlatExamples first = jets(LUND, here()).read(parts).flat();
        Path file = prepared().get(0);
        Files.delete(file);
        List<String> command = WorkerProcess.java(List.of());
        command.addAll(List.of(Locker.class.getName(), file + ".lock"));
        Process other = new ProcessBuilder(command).start();
        assertThat(other.inputReader().readLine()).isEqualTo("true");

        var waiting = CompletableFuture.supplyAsync(
                () -> jets(LUND, here()).read(parts).flat());
        Thread.sleep(500);
        assertThat(waiting).isNotDone();
        assertThat(prepared()).isEmpty();
        other.getOutputStream().close();

        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo(first);
        assertThat(prepared()).containsExactly(file);
    }

    @Test
    void aJetThatTheSampleDoesNotHaveIsNamedAllTheSame() {
        assertThatThrownBy(() -> jets(LUND, here()).read(List.of(Requests.part(w, 1, 600))))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("w.h5: jet 600");
    }

    @Test
    void whereNothingCanBeKeptJetsAreReadAlone() throws IOException {
        Path file = Files.createFile(folder.resolve("a file"));
        List<Part> parts = List.of(Requests.part(w, 1, 4));

        assertThat(jets(LUND, new PreparedSamples(file)).read(parts).flat())
                .isEqualTo(jets(LUND, PreparedSamples.NONE).read(parts).flat());
    }

    private static JetSamples jets(Network network, PreparedSamples prepared) {
        return new JetSamples(network, prepared);
    }

    private PreparedSamples here() {
        return new PreparedSamples(folder.resolve("prepared"));
    }

    private List<Path> prepared() throws IOException {
        try (var files = Files.list(folder.resolve("prepared"))) {
            return files.filter(file -> !file.toString().endsWith(".lock")).toList();
        }
    }
}
