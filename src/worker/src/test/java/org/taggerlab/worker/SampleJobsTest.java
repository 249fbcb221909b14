package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.io.JetFiles;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.io.tagger.JetFileWriter;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.worker.ConversionRequest;
import org.taggerlab.vocabulary.worker.ConversionRequest.Converted;
import org.taggerlab.vocabulary.worker.InspectionRequest;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.SampleValidation.Histogram;
import org.taggerlab.vocabulary.worker.ValidationRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/** What a worker does with samples alone. */
class SampleJobsTest {
    private static final Path TOP = Requests.SAMPLES.resolve("pythia8-top-500.h5");
    private static final Path BAD = Path.of("../jets/src/test/resources/samples/bad-jets.h5");

    @TempDir
    Path folder;

    private void run(WorkerRequest<?> request) throws IOException {
        try (var events = new EventLog(folder)) {
            assertThat(Job.of(request, folder).run(events)).isEqualTo(WorkerExit.DONE);
        }
    }

    private SampleValidation look(Path file, View view, int jets) throws IOException {
        var subject = new ValidationRequest.Subject(
                "s", FilePart.only(file), view, Requests.digest(file), "simulated", "p", "g");
        run(new ValidationRequest(List.of(subject), jets));
        return ProtocolJson.read(folder.resolve(WorkerFiles.VALIDATED), ValidationRequest.Validated.class)
                .samples()
                .get(0);
    }

    /** Lower edge of the fullest bin above an edge. */
    private static double peak(Histogram histogram, double from) {
        double width = (histogram.high() - histogram.low()) / histogram.counts().length;
        int first = (int) Math.round((from - histogram.low()) / width);
        int fullest = IntStream.range(first, histogram.counts().length)
                .reduce((a, b) -> histogram.counts()[b] > histogram.counts()[a] ? b : a)
                .orElseThrow();
        return histogram.low() + fullest * width;
    }

    @Test
    void theGroomedMassPeaksAtTheMassOfTheParticle() throws IOException {
        // PDG 2024: W 80.4 GeV, top 172.6 GeV; bins of 5 GeV
        assertThat(peak(look(Requests.W, null, 2000).groomedMass(), 0)).isBetween(75.0, 80.0);
        assertThat(peak(look(TOP, null, 2000).groomedMass(), 120)).isBetween(165.0, 175.0);
    }

    @Test
    void everyJetIsInEachHistogramOnceAndTheNumberOfConstituentsIsTheFiles() throws IOException {
        var seen = look(Requests.QCD, null, 500);

        assertThat(seen.jets()).isEqualTo(500);
        assertThat(seen.dropped()).isEmpty();
        for (var histogram : List.of(seen.mass(), seen.groomedMass(), seen.pt(), seen.multiplicity())) {
            assertThat(IntStream.of(histogram.counts()).sum() + histogram.below() + histogram.above())
                    .isEqualTo(500);
        }
        try (var file = JetFormat.open(Requests.QCD)) {
            var bins = new int[50];
            file.chosen(IntStream.range(0, 500).toArray()).forEachRemaining(jet -> bins[jet.constituents() / 4]++);
            assertThat(seen.multiplicity().counts()).isEqualTo(bins);
        }
    }

    @Test
    void aDetectorThatFindsNoTrackLeavesFewerConstituents() throws IOException {
        var cells = new Detector.Calorimeter(0.1, 0.1, 0, 0, 1);
        var blind = new Detector(1, new Detector.Tracker(0, 0, 2.5, 0, 0), cells, cells);

        var particles = look(Requests.W, null, 200).multiplicity();
        var measured = look(Requests.W, new View(null, blind, null), 200).multiplicity();

        assertThat(peak(measured, 0)).isLessThan(peak(particles, 0));
    }

    @Test
    void aSampleThatWasReplacedSinceItWasCheckedIsNotLookedAt() {
        var files = FilePart.only(Requests.W);
        var digest = Requests.digest(Requests.QCD);
        var subject = new ValidationRequest.Subject("s", files, null, digest, "simulated", "p", "g");

        assertThatThrownBy(() -> run(new InspectionRequest("s", files, digest, null, Task.JET_TAGGING, null)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("was replaced after it was checked");
        assertThatThrownBy(() -> run(new ValidationRequest(List.of(subject), 10)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("was replaced after it was checked");
        assertThat(folder.resolve(WorkerFiles.INVENTORY)).doesNotExist();
        assertThat(folder.resolve(WorkerFiles.VALIDATED)).doesNotExist();
    }

    @Test
    void whatIsDroppedIsCountedByReason() throws IOException {
        var seen = look(BAD, null, 1000);

        assertThat(seen.jets()).isEqualTo(15);
        assertThat(seen.dropped()).containsKey("it has no constituents");
        assertThat(seen.dropped().keySet()).noneMatch(reason -> reason.matches(".*\\d.*"));
    }

    @Test
    void whatIsLeftOutOfJetsIsCountedByReason() throws IOException {
        var seen = look(BAD.resolveSibling("delphes-20-candidates-without-momentum.root"), null, 1000);

        assertThat(seen.jets()).isOne();
        assertThat(seen.leftOut()).containsExactly(Map.entry("without momentum", 20L));
    }

    @Test
    void aRepeatedJetIsNotDrawnTwice() throws IOException {
        Path twice = folder.resolve("twice.h5");
        try (var file = JetFormat.open(Requests.W)) {
            JetFileWriter.write(
                    twice,
                    Map.of(),
                    () -> IntStream.of(0, 1, 0, 2)
                            .mapToObj(jet -> file.chosen(jet).next())
                            .iterator());
        }

        var seen = look(twice, null, 100);
        assertThat(seen.jets()).isEqualTo(3);
        assertThat(seen.dropped()).containsExactly(Map.entry("it repeats jet # of event #", 1));
    }

    @Test
    void aSampleIsConvertedAndWhatIsDroppedIsReported() throws IOException {
        Path target = folder.resolve("good.h5");

        run(conversion(BAD, target, null, true));

        var answer = ProtocolJson.read(folder.resolve("converted.json"), Converted.class);
        assertThat(answer.format()).isEqualTo("tagger-jets");
        assertThat(answer.written()).isEqualTo(15);
        assertThat(answer.dropped().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(answer.read() - 15);
        try (var file = JetFormat.open(target)) {
            assertThat(file.inspect().jets()).isEqualTo(15);
        }
        assertThatThrownBy(() -> run(conversion(BAD, folder.resolve("other.h5"), null, false)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("bad-jets.h5: jet 3: it has no constituents");
    }

    @Test
    void onlyJetsOfTheLabelAreConverted() throws IOException {
        Path mixed = folder.resolve("mixed.h5");
        var jets = IntStream.range(0, 8)
                .mapToObj(i -> Jet.of(i, i, i % 3 == 0 ? 1 : 0, new double[] {100 + i, 0, 0, 100 + i}, new int[] {211}))
                .toList();
        JetFileWriter.write(mixed, Map.of(), jets);

        run(conversion(mixed, folder.resolve("out.h5"), 1, true));

        assertThat(ProtocolJson.read(folder.resolve("converted.json"), Converted.class))
                .isEqualTo(new Converted("tagger-jets", 8, 3, Map.of(), Map.of(), List.of(folder.resolve("out.h5"))));
    }

    @Test
    void aConvertedSampleSaysWhatItIsAndIsMeasuredByADetector() throws IOException {
        var perfect = new Detector.Calorimeter(0, 0, 0, 0, 0);
        var blind = new Detector(1, new Detector.Tracker(0, 0, 2.5, 0, 0), perfect, perfect);
        Path target = folder.resolve("measured.h5");

        run(new ConversionRequest(
                new FilePart(BAD, null),
                target,
                false,
                null,
                null,
                blind,
                Map.of("process", "W pairs", "license", "CC0-1.0"),
                true));

        try (var file = JetFormat.open(target)) {
            assertThat(file.attributes()).containsEntry("process", "W pairs").containsEntry("license", "CC0-1.0");
            // without tracks, only deposits are left
            assertThat(file).allMatch(jet -> Arrays.stream(jet.pids()).allMatch(pid -> pid == 22 || pid == 130));
        }
    }

    @Test
    void eventsWithoutANumberGetOneThatNoOtherFileHas() throws IOException {
        Path gzip = folder.resolve("jets.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write("[{\"px\":9,\"py\":0,\"pz\":0,\"E\":9},{\"px\":9,\"py\":0,\"pz\":0,\"E\":9}]".getBytes());
        }
        run(conversion(gzip, folder.resolve("a.h5"), null, true));

        try (var file = JetFormat.open(folder.resolve("a.h5"));
                var original = JetFiles.open(List.of(new JetFiles.Part(gzip, "5".repeat(64))), null)) {
            assertThat(file.inspect().events())
                    .containsExactly(original.inspect().events());
            assertThat(file.inspect().events()[0]).isNotZero();
        }
    }

    @Test
    void aClusteringOfFilesOfJetsIsRefused() {
        var clustering = new Clustering(0.8, 20, 2, 1);

        assertThatThrownBy(() -> run(new ConversionRequest(
                        new FilePart(BAD, null),
                        folder.resolve("x.h5"),
                        false,
                        null,
                        clustering,
                        null,
                        Map.of(),
                        true)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("holds jets that are made already");
    }

    private static ConversionRequest conversion(Path input, Path target, Integer label, boolean dropBad) {
        return new ConversionRequest(
                new FilePart(input, "5".repeat(64)), target, false, label, null, null, Map.of(), dropBad);
    }
}
