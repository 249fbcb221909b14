package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.harness.statistics.scores.Auc;
import org.taggerlab.harness.statistics.scores.ScoredJets;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.ModelException;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.pretraining.ObjectTypeObjective;
import org.taggerlab.networks.training.CheckpointFile;
import org.taggerlab.networks.training.DivergedException;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.networks.transfer.LinearCka;
import org.taggerlab.networks.transfer.Preparation;
import org.taggerlab.networks.transfer.TrainedTagger;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.FileStates;
import org.taggerlab.vocabulary.network.TaggerKeys;
import org.taggerlab.vocabulary.training.Objective;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * Trains a tagger and scores its test jets.
 *
 * @param request the trial
 * @param folder where result, scores, model and checkpoint go
 */
record TrialJob(TrialRequest request, Path folder) implements Job {
    /** Seconds of training that a kill may cost; most trials of a small sweep are shorter and write no checkpoint. */
    private static final int CHECKPOINT_SECONDS = Integer.getInteger("tagger.checkpointSeconds", 5);

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var environment = ComputeEnvironment.asked(request.runtime());
        events.write(new WorkerEvent.Started(ProcessHandle.current().pid(), environment.kernels()));
        Stopwatch reading = Stopwatch.started();
        var samples = SampleSource.of(request.network());
        Examples training = samples.read(request.data().training());
        Examples validation = samples.read(request.data().validation());
        Examples replay = read(samples, request.data().replay());
        Examples test = read(samples, request.data().test());
        Examples sourceTest = read(samples, request.data().sourceTest());
        TaggerModel start = start();

        double readingSeconds = reading.seconds();
        events.write(new WorkerEvent.Prepared(
                Stream.of(training, validation, replay, test, sourceTest)
                        .filter(Objects::nonNull)
                        .mapToInt(Examples::jets)
                        .sum(),
                readingSeconds));
        double warmUpSeconds = WarmUp.seconds(
                request, training, validation, (some, others) -> preparation(start, some, others, replay));

        Preparation preparation = preparation(start, training, validation, replay);
        var checkpoint = new CheckpointFile(folder.resolve(WorkerFiles.CHECKPOINT), request.key(), CHECKPOINT_SECONDS);
        var progress = new TrialProgress(events);
        var results = new ResultBuilder(request, start, preparation, environment, readingSeconds, warmUpSeconds);
        TrainedTagger trained;
        try {
            trained = preparation.train(
                    new Trainer(request.training(), request.seeds(), TrialJob::auc, progress, checkpoint));
        } catch (DivergedException diverged) {
            return diverged(
                    results.diverged(
                            progress.history(),
                            diverged.getMessage()
                                    + JetOrigins.of(
                                            diverged.jets(),
                                            Stream.of(
                                                            request.data().training(),
                                                            request.data().replay())
                                                    .flatMap(List::stream)
                                                    .toList())),
                    events);
        }
        TrialResult.Training took = results.took(trained);
        Stopwatch testing = Stopwatch.started();
        float[] scores = test == null ? new float[0] : trained.model().score(test);
        float[] sourceScores =
                sourceTest == null ? new float[0] : trained.model().score(sourceTest);
        boolean isTransferred = request.transfer().sourceModel() != null;
        Map<String, Double> cka =
                sourceTest == null || !isTransferred ? null : LinearCka.byBlock(start, trained.model(), sourceTest);
        double testSeconds = test == null && sourceTest == null ? 0 : testing.seconds();
        String lost = Stream.of(
                        ScoredPart.notFinite(scores, request.data().test()),
                        ScoredPart.notFinite(sourceScores, request.data().sourceTest()))
                .filter(which -> !which.isEmpty())
                .collect(Collectors.joining("; "));
        if (!lost.isEmpty()) {
            return diverged(
                    results.diverged(progress.history(), "after epoch " + trained.bestEpoch() + " " + lost), events);
        }
        write(scores, request.data().test(), WorkerFiles.SCORES);
        write(sourceScores, request.data().sourceTest(), WorkerFiles.SOURCE_SCORES);
        trained.model().withProvenance(provenance(start, trained)).save(folder.resolve(WorkerFiles.MODEL));
        Job.answer(request, results.done(trained, took, cka, testSeconds, note(trained)), folder);
        // the checkpoint stays until the store has the answer: a kill in between costs no training
        return WorkerExit.DONE;
    }

    /** {@code null} without jets. */
    private static Examples read(SampleSource<?> samples, List<Part> parts) {
        return parts.isEmpty() ? null : samples.read(parts);
    }

    private TaggerModel start() {
        Path source = request.transfer().sourceModel();
        if (source == null) {
            return TaggerModel.untrained(request.network(), request.seeds().init());
        }
        TaggerModel model = loaded(source, request.transfer().sourceSha256());
        if (!model.fits(request.network())) {
            throw new ModelException(
                    source,
                    "is a tagger %s, but %s is asked for; run `plan`, which names every difference"
                            .formatted(model.network(), request.network()));
        }
        TaggerModel fitting = model.as(request.network());
        // of a model that was trained without labels the output has learnt nothing: each trial draws its own
        return model.provenance().containsKey(ObjectTypeObjective.OBJECTIVE)
                ? fitting.withNewOutput(request.seeds().init())
                : fitting;
    }

    private Preparation preparation(TaggerModel start, Examples training, Examples validation, Examples replay) {
        Objective objective = request.transfer().objective();
        return objective == null
                ? Preparation.of(request.transfer().prescription(), start, training, validation, replay)
                : new ObjectTypeObjective(objective.mask())
                        .prepare(start, training, validation, request.seeds().init());
    }

    private String note(TrainedTagger trained) {
        return request.transfer().objective() == null
                ? ""
                : "trained without labels; right types of validation objects that hid theirs: "
                        + trained.model().provenance().get(ObjectTypeObjective.ACCURACY);
    }

    /** The file is digested after it was read, and must be the same, unchanged, as before. */
    private static TaggerModel loaded(Path source, String sha256) {
        FileStates before = FileStates.of(List.of(source));
        try {
            TaggerModel model = TaggerModel.load(source);
            if (sha256 != null && !(FileDigest.sha256(source).equals(sha256) && before.areCurrent())) {
                throw new ModelException(
                        source,
                        "was replaced after it was checked; put the right file back, or run again, so that what starts from"
                                + " the new one gets a key of its own");
            }
            return model;
        } catch (IOException unreadable) {
            throw new ModelException(source, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static double auc(float[] scores, float[] labels) {
        var classes = new int[labels.length];
        for (int jet = 0; jet < classes.length; jet++) {
            classes[jet] = Math.round(labels[jet]);
        }
        return Auc.of(ScoredJets.of(classes, scores)).value();
    }

    private WorkerExit diverged(TrialResult result, EventLog events) throws IOException {
        Job.answer(request, result, folder);
        events.write(new WorkerEvent.Failed(result.note(), WorkerExit.DIVERGED));
        return WorkerExit.DIVERGED;
    }

    /** Writes the scores of some parts, one after another; no file without parts. */
    private void write(float[] scores, List<Part> parts, String file) throws IOException {
        var scored = new ArrayList<ScoredPart>();
        int at = 0;
        for (Part part : parts) {
            int end = at + part.jets().length;
            scored.add(new ScoredPart(part.sample(), part.label(), part.jets(), Arrays.copyOfRange(scores, at, end)));
            at = end;
        }
        if (!scored.isEmpty()) {
            ScoresCsv.write(ScoredPart.together(scored), folder.resolve(file));
        }
    }

    /** Only what the content key stands for: the same trial of two experiments is the same file. */
    private Map<String, String> provenance(TaggerModel start, TrainedTagger trained) throws IOException {
        var provenance = new TreeMap<String, String>();
        if (request.transfer().objective() != null) {
            provenance.putAll(trained.model().provenance());
        }
        provenance.put(TaggerKeys.TRIAL, request.key());
        provenance.put("prescription", request.transfer().prescription().name());
        if (request.transfer().sourceKey() != null) {
            provenance.put(TaggerKeys.SOURCE, request.transfer().sourceKey());
        }
        provenance.put(
                TaggerKeys.TRAINING_SAMPLES, JetOrigins.samples(request.data().training()));
        provenance.put("validation-samples", JetOrigins.samples(request.data().validation()));
        String seen = start.provenance().get(TaggerKeys.SEEN);
        // of a tagger whose source does not say what it has seen, it is not known either
        if (request.transfer().sourceModel() == null || seen != null) {
            provenance.put(TaggerKeys.SEEN, JetOrigins.seen(request.data(), seen));
        }
        return provenance;
    }
}
