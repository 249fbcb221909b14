package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.delta.WholeTagger;
import org.taggerlab.harness.descriptor.PublishedNetworks.Published;
import org.taggerlab.harness.executor.WorkerSettings;
import org.taggerlab.harness.executor.Workers;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.harness.results.Measured;
import org.taggerlab.harness.results.ResultSet.Metrics;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.worker.Evaluated;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.ExportFormat;
import org.taggerlab.vocabulary.worker.ExportRequest;
import org.taggerlab.vocabulary.worker.ExportRequest.Exported;
import org.taggerlab.vocabulary.worker.FeaturesRequest;
import org.taggerlab.vocabulary.worker.ImportRequest;
import org.taggerlab.vocabulary.worker.ScoresFormat;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** What can be done with the file of one tagger, without descriptor and store: make it from weights, export it, score with it. */
public final class TaggerFiles {
    /** The metrics of an evaluation, in its folder. */
    public static final String METRICS = "metrics.json";

    /** A name with an extension, not with a version. */
    private static final Pattern NAME_OF_FILE = Pattern.compile(".+\\.[A-Za-z][A-Za-z0-9]{0,15}");

    private final WorkerSettings settings;
    private final Supplier<List<Path>> workerClassPath;
    private final Workers workers;

    /**
     * Prepares; nothing is resolved or started yet.
     *
     * @param settings how the one worker computes; their number is not used
     */
    public TaggerFiles(WorkerSettings settings, Supplier<List<Path>> workerClassPath) {
        this.settings = settings;
        this.workerClassPath = workerClassPath;
        this.workers = Workers.alone(settings, workerClassPath);
    }

    /**
     * Turns published weights into a model file.
     *
     * @return what was taken off every name in the file of weights; empty for nothing
     * @throws InvalidInputException if the weights are not of this network, tensor by tensor, or the model would replace
     *     what must stay
     * @throws UncheckedIOException if the model cannot be written
     */
    public String importWeights(Path weights, Published tagger, OutputFile model) throws InterruptedException {
        model.requireFree(List.of(weights));
        try {
            Files.createDirectories(model.path().getParent());
            return workers.ask(new ImportRequest(
                            weights, FileDigest.sha256(weights), tagger.network(), tagger.weights(), model.path()))
                    .prefix();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + model.path(), e);
        }
    }

    /**
     * Writes a tagger for other programs.
     *
     * @param licence SPDX identifier that the files shall state; {@code null}: none
     * @param to a file, whose name says the format, or a folder, which gets one file per {@link ExportFormat}
     * @param besides what the caller will write to such a folder
     * @return what the tagger is, by the files that were written
     * @throws InvalidInputException if the model cannot be used, the name says no format, or a file would replace what must
     *     stay
     * @throws UncheckedIOException if a file cannot be written
     */
    public Map.Entry<List<Path>, Exported> export(
            WholeTagger model, String licence, Path to, String besides, boolean overwrite) throws InterruptedException {
        var target = to.toAbsolutePath().normalize();
        var files = exported(target);
        if (files.contains(target)) {
            new OutputFile(target, overwrite).requireFree(model.inputs());
        } else {
            var names =
                    Stream.concat(files.stream().map(file -> file.getFileName().toString()), Stream.of(besides));
            new OutputFolder(target, overwrite).claim(names.toList(), model.inputs());
        }
        try {
            Files.createDirectories(files.get(0).getParent());
            return Map.entry(files, workers.ask(new ExportRequest(model.file(), licence, files)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    /**
     * Writes a tagger as the difference to its source.
     *
     * @param artifact Maven coordinates of the source; {@code null} if it is not published
     * @param to a file that {@link Delta#isNamed names a delta}
     * @throws InvalidInputException if one of the taggers cannot be used, the source is another one, or the file would replace
     *     what must stay
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void writeDelta(Path model, Path source, String artifact, OutputFile to) {
        to.requireFree(List.of(model, source));
        try {
            Files.createDirectories(to.path().getParent());
            Delta.write(model, source, artifact, to.path());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + to.path(), e);
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
                        "says no format that can be written; end its name in %s or %s, or name a folder for all of them"
                                .formatted(String.join(" or ", ExportFormat.suffixes()), Delta.SUFFIX));
            }
        }
        return Arrays.stream(ExportFormat.values())
                .map(format -> target.resolve(format.file()))
                .toList();
    }

    /**
     * Writes samples as a network takes them.
     *
     * @param model of whose network; {@code null}: of {@code network}
     * @return what of each sample could be used
     * @throws InvalidInputException if model or a sample cannot be used, or the file would replace what must stay
     * @throws UncheckedIOException if the file cannot be written
     */
    public Evaluated features(WholeTagger model, Network network, List<LabelledSample> samples, OutputFile features)
            throws InterruptedException {
        features.requireFree(Stream.concat(model == null ? Stream.of() : model.inputs().stream(), inputs(samples))
                .toList());
        try {
            Files.createDirectories(features.path().getParent());
            return workers.ask(
                    new FeaturesRequest(model == null ? null : model.file(), network, samples, features.path()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + features.path(), e);
        }
    }

    private static Stream<Path> inputs(List<LabelledSample> samples) {
        return samples.stream().flatMap(sample -> sample.files().stream().map(FilePart::path));
    }

    /**
     * Scores and metrics of given samples.
     *
     * @param metrics as results have them
     * @param evaluated what of each sample could be used
     */
    public record Evaluation(Metrics metrics, Evaluated evaluated) {}

    /**
     * Scores samples: {@link ScoresFormat#file} and {@value #METRICS} in {@code outputs}.
     *
     * @param samples signal and background
     * @param format of the scores
     * @param progress receives from time to time how many jets or events have a score
     * @throws InvalidInputException if the model or a sample cannot be used, or nothing of a class can; scores that there
     *     are lie in {@code outputs} then; or if scores or metrics would replace what must stay
     * @throws UncheckedIOException if the folder cannot be written
     */
    public Evaluation evaluate(
            WholeTagger model,
            List<LabelledSample> samples,
            ScoresFormat format,
            OutputFolder outputs,
            Consumer<Long> progress)
            throws InterruptedException {
        var output = outputs.path();
        var inputs = Stream.concat(model.inputs().stream(), inputs(samples)).toList();
        outputs.claim(List.of(format.file(), METRICS), inputs);
        try {
            // each thread scores jets of its own, and its matrix products need no others
            var one = settings.withThreads(1);
            var request = new EvaluationRequest(model.file(), samples, format, settings.threads(), one.runtime());
            var asked = Workers.alone(one, workerClassPath).listening(event -> {
                if (event instanceof WorkerEvent.Heartbeat heartbeat) {
                    progress.accept(heartbeat.jetsDone());
                }
            });
            var scores = output.resolve(format.file());
            var evaluation = asked.ask(request, (answer, folder) -> {
                Files.deleteIfExists(output.resolve(METRICS));
                AtomicFile.write(scores, out -> Files.copy(folder.resolve(format.file()), out));
                boolean isComplete = missingClasses(answer).isEmpty();
                var all = isComplete ? ScoresCsv.read(folder.resolve(WorkerFiles.SCORES)) : null;
                return new Evaluation(isComplete ? Measured.of(all).metrics() : null, answer);
            });
            requireBothClasses(evaluation.evaluated(), output);
            AtomicFile.write(output.resolve(METRICS), ProtocolJson.bytes(evaluation.metrics()));
            return evaluation;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + output, e);
        }
    }

    private static List<Integer> missingClasses(Evaluated evaluated) {
        return Stream.of(1, 0)
                .filter(label -> evaluated.samples().stream()
                        .noneMatch(sample -> sample.label() == label && sample.scored() > 0))
                .toList();
    }

    private static void requireBothClasses(Evaluated evaluated, Path output) {
        var missing = new ArrayList<Diagnostic>();
        for (int label : missingClasses(evaluated)) {
            String why = evaluated.samples().stream()
                    .filter(sample -> sample.label() == label)
                    .map(sample -> sample.sample() + ": " + sample.dropped())
                    .collect(Collectors.joining(", "));
            missing.add(new Diagnostic(
                    output,
                    "no %s of %s can be used, so there are no metrics (%s); the scores of the other class lie here"
                            .formatted(evaluated.unit(), label == 1 ? "signal" : "background", why)));
        }
        InvalidInputException.throwIfAny(missing);
    }
}
