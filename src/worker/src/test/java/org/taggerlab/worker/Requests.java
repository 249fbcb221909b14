package org.taggerlab.worker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Data;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/** Small trials on the jets that the project ships. */
final class Requests {
    static final Path SAMPLES =
            Path.of("../../experiments/data").toAbsolutePath().normalize();
    static final Path W = SAMPLES.resolve("pythia8-w-500.h5");
    static final Path QCD = SAMPLES.resolve("pythia8-qcd-500.h5");

    private Requests() {}

    /** Training from scratch on 200 jets. */
    static TrialRequest fromScratch(int epochs, double learningRate) {
        return with(
                new TrialRequest.Transfer(new Prescription.FromScratch(null), null, null, null), epochs, learningRate);
    }

    static TrialRequest with(TrialRequest.Transfer transfer, int epochs, double learningRate) {
        var training = new Training(
                64,
                Optimiser.ADAM,
                learningRate,
                0,
                0,
                Schedule.step(List.of(3), 0.1),
                epochs,
                new Stopping(0, Stopping.Criterion.VALIDATION_LOSS));
        return new TrialRequest(
                "key-of-" + transfer.prescription().name(),
                "test " + transfer.prescription().name(),
                Task.JET_TAGGING,
                network(),
                new Data(parts(0, 100), parts(100, 130), parts(130, 200)),
                transfer,
                training,
                new Seeds(1, 2, 3),
                new TrialRequest.Runtime("cpu", 1, "auto", List.of()));
    }

    static Network network() {
        return new LundNet(
                List.of("ln-z", "ln-delta", "ln-kt"), 0.0, null, List.of(List.of(8, 8), List.of(8, 8)), 16, 8, 0.1);
    }

    static Part part(Path file, int label, int... jets) {
        // not the digest of the file, but another one for another file
        var digest = FileDigest.sha256(file.toString().getBytes(StandardCharsets.UTF_8));
        return new TrialRequest.Part(
                file.getFileName().toString(), List.of(new FilePart(file, digest)), digest, label, jets, null, null);
    }

    static LabelledSample sample(Part part) {
        return new LabelledSample(part.sample(), part.files(), part.label(), part.view());
    }

    private static List<Part> parts(int from, int to) {
        int[] jets = IntStream.range(from, to).toArray();
        return List.of(part(W, 1, jets), part(QCD, 0, jets));
    }
}
