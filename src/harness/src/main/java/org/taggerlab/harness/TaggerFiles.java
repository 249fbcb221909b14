package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.descriptor.PublishedNetworks.Published;
import org.taggerlab.harness.executor.WorkerSettings;
import org.taggerlab.harness.executor.Workers;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.harness.results.Measured;
import org.taggerlab.harness.results.ResultSet.Metrics;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.worker.Evaluated;
import org.taggerlab.vocabulary.worker.Evaluated.OfSample;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.ExportFormat;
import org.taggerlab.vocabulary.worker.ExportRequest;
import org.taggerlab.vocabulary.worker.ExportRequest.Exported;
import org.taggerlab.vocabulary.worker.ImportRequest;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** What can be done with the file of one tagger, without descriptor and store: make it from weights, export it, score with it. */
public final class TaggerFiles {
    /** The metrics of an evaluation, in its folder. */
    public static final String METRICS = "metrics.json";

    /** A name with an extension, not with a version. */
    private static final Pattern NAME_OF_FILE = Pattern.compile(".+\\.[A-Za-z][A-Za-z0-9]{0,15}");

    private final WorkerSettings settings;
    private final Workers workers;

    /**
     * Prepares; nothing is resolved or started yet.
     *
     * @param settings how the one worker computes; their number is not used
     */
    public TaggerFiles(WorkerSettings settings, Supplier<List<Path>> workerClassPath) {
        this.settings = settings;
        this.workers = Workers.alone(settings, workerClassPath);
    }

    /**
     * Turns published weights into a model file.
     *
     * @throws InvalidInputException if the weights are not of this network, tensor by tensor, or the model would replace
     *     what must stay
     * @throws UncheckedIOException if the model cannot be written
     */
    public void importWeights(Path weights, Published tagger, OutputFile model) throws InterruptedException {
        model.requireFree(List.of(weights));
        try {
            Files.createDirectories(model.path().getParent());
            workers.ask(new ImportRequest(
                    weights, FileDigest.sha256(weights), tagger.network(), tagger.weights(), model.path()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + model.path(), e);
        }
    }

    /**
     * Writes a tagger for other programs.
     *
     * @param licence SPDX identifier that the files shall state; {@code null}: none
     * @param to a file, whose name says the format, or a folder, which gets one file per {@link ExportFormat}
     * @return what the tagger is, by the files that were written
     * @throws InvalidInputException if the model cannot be used, the name says no format, or a file would replace what must
     *     stay
     * @throws UncheckedIOException if a file cannot be written
     */
    public Map.Entry<List<Path>, Exported> export(Path model, String licence, Path to, boolean overwrite)
            throws InterruptedException {
        var target = to.toAbsolutePath().normalize();
        var files = exported(target);
        if (files.contains(target)) {
            new OutputFile(target, overwrite).requireFree(List.of(model));
        } else {
            var names = files.stream().map(file -> file.getFileName().toString());
            new OutputFolder(target, overwrite).claim(names.toList(), List.of(model));
        }
        try {
            Files.createDirectories(files.get(0).getParent());
            return Map.entry(files, workers.ask(new ExportRequest(model, licence, files)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    private static List<Path> exported(Path target) {
        if (!Files.isDirectory(target)) {
            if (ExportFormat.of(target).isPresent()) {
                return List.of(target);
            }
            if (NAME_OF_FILE.matcher(target.getFileName().toString()).matches()) {
                throw OutputFile.refused(
                        target,
                        "says no format that can be written; end its name in %s, or name a folder for all of them"
                                .formatted(String.join(" or ", ExportFormat.suffixes())));
            }
        }
        return Arrays.stream(ExportFormat.values())
                .map(format -> target.resolve(format.file()))
                .toList();
    }

    /**
     * Scores and metrics of given samples.
     *
     * @param metrics as results have them
     * @param evaluated what of each sample could be used
     */
    public record Evaluation(Metrics metrics, Evaluated evaluated) {}

    /**
     * Scores samples: {@value WorkerFiles#SCORES} and {@value #METRICS} in {@code outputs}.
     *
     * @param samples signal and background
     * @throws InvalidInputException if the model or a sample cannot be used, or nothing of a class can; scores that there
     *     are lie in {@code outputs} then; or if scores or metrics would replace what must stay
     * @throws UncheckedIOException if the folder cannot be written
     */
    public Evaluation evaluate(Path model, List<LabelledSample> samples, OutputFolder outputs)
            throws InterruptedException {
        var runtime = settings.runtime();
        var output = outputs.path();
        var inputs = Stream.concat(
                        Stream.of(model),
                        samples.stream()
                                .flatMap(sample -> sample.files().stream().map(FilePart::path)))
                .toList();
        outputs.claim(List.of(WorkerFiles.SCORES, METRICS), inputs);
        try {
            var scores = output.resolve(WorkerFiles.SCORES);
            var evaluated = workers.ask(new EvaluationRequest(model, samples, runtime), (answer, folder) -> {
                Files.deleteIfExists(output.resolve(METRICS));
                AtomicFile.write(scores, out -> Files.copy(folder.resolve(WorkerFiles.SCORES), out));
                return answer;
            });
            requireBothClasses(evaluated, output);
            var metrics = Measured.of(ScoresCsv.read(scores)).metrics();
            AtomicFile.write(output.resolve(METRICS), ProtocolJson.bytes(metrics));
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
                        "no %s of %s can be used, so there are no metrics (%s); the scores of the other class lie here"
                                .formatted(evaluated.unit(), label == 1 ? "signal" : "background", why)));
            }
        }
        InvalidInputException.throwIfAny(missing);
    }
}
