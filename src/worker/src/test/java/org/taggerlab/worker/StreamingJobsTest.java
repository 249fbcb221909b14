package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.JetExamples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.worker.Evaluated;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.FeaturesRequest;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.ScoresFormat;
import org.taggerlab.vocabulary.worker.TrialRequest;

/** Samples that are read, prepared and scored part by part. */
class StreamingJobsTest {
    private static final Path W = Path.of("src/test/resources/published/hundred-w-jets.h5");
    private static final Path MANY = Path.of("../../experiments/data/pythia8-w-500.h5");
    private static final Path BAD = Path.of("../jets/src/test/resources/samples/bad-jets.h5");
    private static final ParticleNet SMALL =
            new ParticleNet(ParticleNet.LITE.features(), 4, 2, List.of(List.of(4)), 4, 0);

    @TempDir
    private Path folder;

    @Test
    void threadsChangeNoBitAndNoOrder() throws IOException {
        Scores one = evaluate(ScoresFormat.CSV, 1, MANY, W);
        Scores three = evaluate(ScoresFormat.CSV, 3, MANY, W);

        assertThat(one.score()).hasSizeGreaterThan(10_000).isEqualTo(three.score());
        assertThat(one.jet()).isEqualTo(three.jet());
        assertThat(one.sample()).isEqualTo(three.sample());
    }

    @Test
    void partsScoreAsTheWholeSampleDoes() throws IOException {
        Scores parts = evaluate(ScoresFormat.CSV, 2, MANY, W);

        var builder = JetExamples.of(SMALL);
        try (var jets = JetFormat.open(MANY)) {
            jets.checked().forEachRemaining(builder::add);
        }
        float[] whole = TaggerModel.untrained(SMALL, 1).score(builder.build(1));
        assertThat(Arrays.copyOf(parts.score(), whole.length)).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(
            value = ScoresFormat.class,
            names = {"NPZ", "H5"})
    void otherFormatsHoldTheSameScores(ScoresFormat format) throws IOException {
        Scores csv = evaluate(format, 1, W, BAD);

        Path file = folder.resolve(format.file());
        if (format == ScoresFormat.NPZ) {
            try (var npz = Npz.open(file)) {
                assertThat(npz.doubles("score")).isEqualTo(widened(csv.score()));
                assertThat(npz.doubles("index"))
                        .isEqualTo(Arrays.stream(csv.jet()).asDoubleStream().toArray());
                assertThat(npz.doubles("sample")).startsWith(0).endsWith(1);
                assertThat(npz.doubles("label")).startsWith(1).endsWith(0);
            }
        } else {
            try (var hdf = new HdfFile(file)) {
                assertThat(hdf.getDatasetByPath("score").getData()).isEqualTo(csv.score());
                assertThat(hdf.getDatasetByPath("index").getData())
                        .isEqualTo(Arrays.stream(csv.jet()).asLongStream().toArray());
                assertThat(hdf.getAttribute("samples").getData()).isEqualTo("[\"a\",\"b\"]");
            }
        }
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void fewPartsAreInMemoryAtOnce() throws IOException {
        var prepared = new AtomicInteger();
        var taken = new AtomicInteger();
        var most = new AtomicInteger();
        var model = TaggerModel.untrained(SMALL, 1);
        var builder = JetExamples.of(SMALL);
        try (var jets = JetFormat.open(W)) {
            builder.add(jets.unchecked().next());
        }
        var sample = new LabelledSample("w", FilePart.only(W), 1, null);
        var part = new SampleSource.Usable(sample, new int[] {0}, builder.build(1));
        try (var threads = new ScoringThreads(model, 2, (scored, scores) -> taken.incrementAndGet())) {
            for (int i = 0; i < 200; i++) {
                threads.add(() -> {
                    most.accumulateAndGet(prepared.incrementAndGet() - taken.get(), Math::max);
                    return part;
                });
            }
            threads.end();
        }
        assertThat(taken).hasValue(200);
        assertThat(most.get()).isBetween(1, 6);
    }

    @Test
    void aPartThatCannotBeScoredEndsTheEvaluationWithItsReason() throws IOException {
        try (var threads = new ScoringThreads(TaggerModel.untrained(SMALL, 1), 2, (part, scores) -> {})) {
            threads.add(() -> {
                throw SampleException.of(W, "is broken", "mend it");
            });
            assertThatThrownBy(threads::end).isInstanceOf(SampleException.class).hasMessageContaining("is broken");
        }
    }

    @Test
    void treesAreWrittenAsLundNetTakesThem() throws IOException {
        Path file = folder.resolve("features.npz");
        var network = LundNet.PUBLISHED;
        features(new FeaturesRequest(null, network, samples(W, BAD), file));

        var builder = JetExamples.of(network);
        try (var jets = JetFormat.open(W)) {
            jets.unchecked().forEachRemaining(builder::add);
        }
        var expected = builder.build(1);
        try (var npz = Npz.open(file)) {
            assertThat(npz.shape("nodes")[1]).isEqualTo(5);
            assertThat(npz.doubles("nodes")).startsWith(widened(expected.features()));
            assertThat(npz.doubles("parents"))
                    .startsWith(
                            Arrays.stream(expected.parents()).asDoubleStream().toArray());
            assertThat(npz.doubles("counts")).startsWith(expected.nodes(0), expected.nodes(1));
            assertThat(npz.doubles("label")).startsWith(1, 1).endsWith(0, 0);
            assertThat(Arrays.stream(npz.doubles("counts")).sum()).isEqualTo(npz.shape("nodes")[0]);
        }
    }

    @Test
    void cloudsOfAModelsNetworkAreWrittenToHdf5() throws IOException {
        Path model = folder.resolve("model.zip");
        TaggerModel.untrained(SMALL, 1).save(model);
        Path file = folder.resolve("features.h5");
        Evaluated written = features(new FeaturesRequest(model, null, samples(W, BAD), file));

        try (var hdf = new HdfFile(file)) {
            assertThat(hdf.getDatasetByPath("features").getDimensions()[1]).isEqualTo(4);
            assertThat(hdf.getDatasetByPath("counts").getDimensions()).containsExactly((int) written.scored());
            assertThat(hdf.getAttribute("format").getData()).isEqualTo("tagger-features/1");
            assertThat(hdf.getAttribute("constituents").getData()).isEqualTo("4");
        }
        assertThat(written.samples().get(1).dropped()).isNotEmpty();
    }

    private Evaluated features(FeaturesRequest request) throws IOException {
        new FeaturesJob(request, folder).run(null);
        return ProtocolJson.read(folder.resolve("evaluated.json"), Evaluated.class);
    }

    private static List<LabelledSample> samples(Path signal, Path background) {
        return List.of(
                new LabelledSample("a", FilePart.only(signal), 1, null),
                new LabelledSample("b", FilePart.only(background), 0, null));
    }

    private Scores evaluate(ScoresFormat format, int threads, Path signal, Path background) throws IOException {
        Path model = folder.resolve("model.zip");
        TaggerModel.untrained(SMALL, 1).save(model);
        Files.deleteIfExists(folder.resolve("events.jsonl"));
        var request = new EvaluationRequest(
                model,
                samples(signal, background),
                format,
                threads,
                new TrialRequest.Runtime("cpu", 1, "auto", List.of()));
        try (var log = new EventLog(folder)) {
            new EvaluationJob(request, folder).run(log);
        }
        return ScoresCsv.read(folder.resolve("scores.csv"));
    }

    private static double[] widened(float[] values) {
        var widened = new double[values.length];
        Arrays.setAll(widened, i -> values[i]);
        return widened;
    }
}
