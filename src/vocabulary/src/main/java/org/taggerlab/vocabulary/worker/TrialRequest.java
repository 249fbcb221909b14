package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Objective;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Training;

/**
 * One training and the test of its tagger. Its outcome is a pure function of this record.
 *
 * @param key content key of the trial
 * @param title the trial in words, for logs and messages: {@code top-to-w fine-tuned 500 jets repetition 0}
 * @param task what is learnt
 * @param network the network
 * @param data the jets of each role
 * @param transfer how the network starts and what trains
 * @param training how it trains, the prescription's own learning rate already applied
 * @param seeds derived seeds
 * @param runtime how the worker computes
 */
public record TrialRequest(
        String key,
        String title,
        Task task,
        Network network,
        Data data,
        Transfer transfer,
        Training training,
        Seeds seeds,
        Runtime runtime)
        implements WorkerRequest<TrialResult> {

    @Override
    public Answer<TrialResult> answer() {
        return new Answer<>(TrialResult.class, WorkerFiles.RESULT);
    }

    @Override
    public Path subject() {
        return Path.of(key);
    }

    /** The same with another transfer. */
    public TrialRequest with(Transfer other) {
        return new TrialRequest(key, title, task, network, data, other, training, seeds, runtime);
    }

    /** The same with other jets. */
    public TrialRequest with(Data other) {
        return new TrialRequest(key, title, task, network, other, transfer, training, seeds, runtime);
    }

    /** The same with another training. */
    public TrialRequest with(Training other) {
        return new TrialRequest(key, title, task, network, data, transfer, other, seeds, runtime);
    }

    /** What its training comes to. */
    public Course course() {
        return Course.of(training, jets(data.training()));
    }

    /** How many jets parts of samples hold together. */
    public static int jets(List<Part> parts) {
        return parts.stream().mapToInt(part -> part.jets().length).sum();
    }

    /**
     * The jets of each role; no event stands in two of them, except that one may be tested for both tasks.
     *
     * @param test none of a source
     * @param replay jets that the source was trained on, trained on again; usually none
     * @param sourceTest test jets of the source's task, which may be test jets of the target too; usually none
     */
    public record Data(
            List<Part> training,
            List<Part> validation,
            List<Part> test,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> replay,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> sourceTest) {

        /** Of requests that do not say so, nothing is trained on again, and nothing of the source's task is tested. */
        public Data {
            replay = replay == null ? List.of() : replay;
            sourceTest = sourceTest == null ? List.of() : sourceTest;
        }

        /** Without jets of the source. */
        public Data(List<Part> training, List<Part> validation, List<Part> test) {
            this(training, validation, test, List.of(), List.of());
        }

        /** The same, trained on some jets of the source again. */
        public Data replaying(List<Part> jets) {
            return new Data(training, validation, test, jets, sourceTest);
        }
    }

    /**
     * Some jets of one sample.
     *
     * @param sample its name in the catalogue
     * @param files where they lie; not part of the content key
     * @param sha256 digest of the file; of several, and of another view of their events, of their digests
     * @param label 1 signal, 0 background, -1 unlabelled
     * @param jets indices in the sample, from 0, in the order in which they are used
     * @param view how the sample sees its files; {@code null}: all jets as they are
     * @param leftOut particles that the reader leaves out of the whole sample; {@code null}: none, as in trials from
     *     before they were left out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            String sample, List<FilePart> files, String sha256, int label, int[] jets, View view, Long leftOut) {

        /** The first file. */
        public Path file() {
            return files.get(0).path();
        }
    }

    /**
     * How the network starts and what trains.
     *
     * @param prescription where each weight starts and which train; its own learning rate is part of {@code training}
     * @param sourceKey content key of the source's trial, or sha256 of an existing tagger's file; {@code null} without
     * @param sourceModel the source's model file; not part of the content key
     * @param sourceSha256 digest of that file, nor is it; {@code null} while the source is not finished
     * @param objective what a source learns without labels; {@code null} with
     */
    public record Transfer(
            Prescription prescription, String sourceKey, Path sourceModel, String sourceSha256, Objective objective) {

        private static final String PRESCRIPTION = "prescription";

        /** Of a prescription in JSON: its name stands under another key, its learning rate in the training. */
        private static final Set<String> NO_SETTINGS = Set.of("kind", "learning-rate");

        /** Of a source whose file is known only when the trial runs. */
        public Transfer(Prescription prescription, String sourceKey, Path sourceModel, Objective objective) {
            this(prescription, sourceKey, sourceModel, null, objective);
        }

        /** The same with another place of the source's model. */
        public Transfer with(Path model, String sha256) {
            return new Transfer(prescription, sourceKey, model, sha256, objective);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Transfer of(ObjectNode json) throws JsonProcessingException {
            ObjectNode origin =
                    json.deepCopy().retain(RecordJson.keys(Origin.class).keySet());
            Origin read = RecordJson.MAPPER.treeToValue(origin, Origin.class);
            return new Transfer(
                    Prescription.of(json.path(PRESCRIPTION).asText(), json),
                    read.sourceKey,
                    read.sourceModel,
                    read.sourceSha256,
                    read.objective);
        }

        /** The name of the prescription, its settings and where it starts, all beside each other. */
        @JsonValue
        ObjectNode json() {
            ObjectNode json = RecordJson.MAPPER.createObjectNode().put(PRESCRIPTION, prescription.name());
            json.setAll(RecordJson.MAPPER.<ObjectNode>valueToTree(
                    new Origin(sourceKey, sourceModel, sourceSha256, objective)));
            RecordJson.MAPPER.<ObjectNode>valueToTree(prescription).properties().stream()
                    .filter(setting -> !setting.getValue().isNull() && !NO_SETTINGS.contains(setting.getKey()))
                    .forEach(setting -> json.set(setting.getKey(), setting.getValue()));
            return json;
        }

        @JsonInclude(JsonInclude.Include.NON_NULL)
        private record Origin(String sourceKey, Path sourceModel, String sourceSha256, Objective objective) {}
    }

    /**
     * How the worker computes.
     *
     * @param backend {@code cpu} or {@code cuda}
     * @param threads compute threads of this worker
     * @param kernels {@code auto}, {@code nd4j} or {@code fused}
     * @param options options of the JVM that can change bits, such as {@code -XX:UseAVX=2}; usually none
     */
    public record Runtime(
            String backend,
            int threads,
            String kernels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> options) {

        /** Of requests that do not say so, no options. */
        public Runtime {
            options = options == null ? List.of() : List.copyOf(options);
        }
    }
}
