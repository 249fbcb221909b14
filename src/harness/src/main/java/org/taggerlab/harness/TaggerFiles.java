package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.taggerlab.harness.descriptor.PublishedNetworks.Published;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.harness.results.Measured;
import org.taggerlab.harness.results.ResultSet.Metrics;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.Evaluated;
import org.taggerlab.vocabulary.worker.Evaluated.OfSample;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.ImportRequest;
import org.taggerlab.vocabulary.worker.TrialRequest;

/** What can be done with the file of one tagger, without descriptor and store: make it from weights, score with it. */
public final class TaggerFiles {
    /** The scores of an evaluation, in its folder. */
    public static final String SCORES = "scores.csv";
    /** The metrics of an evaluation, in its folder. */
    public static final String METRICS = "metrics.json";

    private static final String EVALUATED = "evaluated.json";

    private final HarnessRequest.Workers workers;
    private final OneWorker worker;

    /**
     * Prepares; nothing is resolved or started yet.
     *
     * @param workers how the one worker computes; their number is not used
     */
    public TaggerFiles(HarnessRequest.Workers workers, Supplier<List<Path>> workerClassPath) {
        this.workers = workers;
        this.worker = new OneWorker(workers, workerClassPath);
    }

    /**
     * Turns published weights into a model file.
     *
     * @throws InvalidInputException if the weights are not of this network, tensor by tensor
     * @throws UncheckedIOException if the model cannot be written
     */
    public void importWeights(Path weights, Published tagger, Path model) throws InterruptedException {
        try {
            Files.createDirectories(model.toAbsolutePath().getParent());
            var folder = Files.createTempDirectory("tagger-import");
            worker.ask(
                    weights,
                    new ImportRequest(
                            weights,
                            FileDigest.sha256(weights),
                            tagger.network(),
                            tagger.weights(),
                            model.toAbsolutePath()),
                    folder);
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + model, e);
        }
    }

    /**
     * Scores and metrics of given samples.
     *
     * @param metrics as results have them
     * @param evaluated what of each sample could be used
     */
    public record Evaluation(Metrics metrics, Evaluated evaluated) {}

    /**
     * Scores samples: {@value #SCORES} and {@value #METRICS} in {@code output}.
     *
     * @param samples signal and background
     * @throws InvalidInputException if the model or a sample cannot be used, or nothing of a class can; scores that there
     *     are lie in {@code output} then
     * @throws UncheckedIOException if the folder cannot be written
     */
    public Evaluation evaluate(Path model, List<LabelledSample> samples, Path output) throws InterruptedException {
        var runtime = new TrialRequest.Runtime(workers.backend(), workers.threads(), workers.kernels());
        try {
            Files.createDirectories(output);
            var folder = Files.createTempDirectory("tagger-evaluation");
            worker.ask(model, new EvaluationRequest(model, samples, runtime), folder);
            Files.deleteIfExists(output.resolve(METRICS));
            AtomicFile.write(output.resolve(SCORES), out -> Files.copy(folder.resolve(SCORES), out));
            var evaluated = ProtocolJson.read(folder.resolve(EVALUATED), Evaluated.class);
            requireBothClasses(evaluated, output);
            var metrics = Measured.of(ScoresCsv.read(folder.resolve(SCORES))).metrics();
            AtomicFile.write(output.resolve(METRICS), ProtocolJson.bytes(metrics));
            Folders.delete(folder);
            return new Evaluation(metrics, evaluated);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + output, e);
        }
    }

    private static void requireBothClasses(Evaluated evaluated, Path output) {
        var missing = new ArrayList<Diagnostic>();
        for (int label : new int[] {1, 0}) {
            var ofClass = evaluated.samples().stream()
                    .filter(sample -> sample.label() == label)
                    .toList();
            if (ofClass.stream().mapToInt(OfSample::scored).sum() == 0) {
                String why = ofClass.stream()
                        .map(sample -> sample.sample() + ": " + sample.dropped())
                        .collect(Collectors.joining(", "));
                missing.add(new Diagnostic(
                        output,
                        0,
                        0,
                        "no %s of %s can be used, so there are no metrics (%s); the scores of the other class lie here"
                                .formatted(evaluated.unit(), label == 1 ? "signal" : "background", why)));
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidInputException(missing);
        }
    }
}
