package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.vocabulary.network.NetworkPresets;
import org.taggerlab.vocabulary.network.NetworkSpec;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.training.Objective;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Prescription.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Prescription.Kind;
import org.taggerlab.vocabulary.training.Training;

/** Turns a document without errors into an {@link Experiment}, every default filled in. */
final class ExperimentBuilder {
    private final Document document;
    private final JsonNode root;

    ExperimentBuilder(Document document) {
        this.document = document;
        this.root = document.root();
    }

    Experiment build(String name, String profile) {
        Training training = training(root.path("training"));
        return new Experiment(
                name,
                document.file(),
                text(root, "title", name),
                text(root, "task", "jet-tagging").equals("event-classification")
                        ? Task.EVENT_CLASSIFICATION
                        : Task.JET_TAGGING,
                profile,
                network(root.path("network")),
                source(root.path("source"), training.epochs()),
                target(root.path("target")),
                prescriptions(),
                training,
                split(root.path("split")),
                root.path("repetitions").asInt(5),
                root.path("seed").asLong(1),
                text(root, "bad-jets", "refuse").equals("skip") ? Experiment.BadJets.SKIP : Experiment.BadJets.REFUSE,
                expectations(),
                allowed(),
                new Experiment.Compare(text(root.path("compare"), "fail-on", Experiment.Compare.DEFAULT.failOn())),
                text(root, "note", ""));
    }

    /** The network of a section {@code network} without errors. */
    static NetworkSpec network(JsonNode node) {
        NetworkSpec preset = NetworkPresets.of(node.path("type").asText());
        boolean lundnet = preset.type().equals("lundnet");
        var blocks = new ArrayList<List<Integer>>();
        node.path("blocks").forEach(block -> blocks.add(numbers(block)));
        var features = new ArrayList<String>();
        node.path(lundnet ? "nodes" : "features").forEach(feature -> features.add(feature.asText()));
        return new NetworkSpec(
                preset.type(),
                features.isEmpty() ? preset.features() : List.copyOf(features),
                number(node, "ln-kt-min", null),
                number(node, "ln-delta-min", null),
                whole(node, "constituents", preset.constituents()),
                whole(node, "neighbours", preset.neighbours()),
                blocks.isEmpty() ? preset.blocks() : List.copyOf(blocks),
                whole(node, "fusion", preset.fusion()),
                whole(node, "dense", preset.dense()),
                number(node, "dropout", preset.dropout()),
                whole(node, "width", preset.width()),
                whole(node, "layers", preset.layers()),
                whole(node, "heads", preset.heads()),
                whole(node, "feed-forward", preset.feedForward()),
                preset.objects() == null ? null : objects(node.path("objects"), preset.objects()));
    }

    private static ObjectSelection objects(JsonNode node, ObjectSelection preset) {
        return new ObjectSelection(
                number(node, "lepton-pt-min", preset.leptonPtMin()),
                number(node, "jet-pt-min", preset.jetPtMin()),
                number(node, "eta-max", preset.etaMax()),
                text(node, "btag", preset.btag()),
                number(node, "btag-min", preset.btagMin()),
                whole(node, "leptons-min", preset.leptonsMin()),
                whole(node, "b-jets-min", preset.bJetsMin()),
                whole(node, "light-jets-min", preset.lightJetsMin()));
    }

    private static SourceSpec source(JsonNode node, int epochs) {
        if (node.hasNonNull("model")) {
            return new SourceSpec(null, null, 0, 0, 0, node.path("model").asText());
        }
        int size = node.path("size").asInt();
        int tenth = Math.max(2, size / 10 / 2 * 2); // even: as much signal as background
        if (node.hasNonNull("unlabelled")) {
            JsonNode objective = node.path("objective");
            return new SourceSpec(
                    null,
                    null,
                    size,
                    node.path("validation").asInt(tenth),
                    node.path("epochs").asInt(epochs),
                    null,
                    node.path("unlabelled").asText(),
                    new Objective(text(objective, "predict", "object-type"), number(objective, "mask", 0.65)));
        }
        return new SourceSpec(
                measured(node, "signal"),
                measured(node, "background"),
                size,
                node.path("validation").asInt(tenth),
                node.path("epochs").asInt(epochs),
                null);
    }

    /** The sample of a role; with a detector that measures its jets, as the catalogue calls it then. */
    private static String measured(JsonNode node, String role) {
        String sample = node.path(role).asText();
        return node.hasNonNull("detector")
                ? sample + View.MEASURED_BY + node.path("detector").asText()
                : sample;
    }

    private static TargetSpec target(JsonNode node) {
        return new TargetSpec(
                measured(node, "signal"),
                measured(node, "background"),
                numbers(node.path("sizes")).stream().sorted().toList(),
                node.path("validation").asInt(),
                node.path("test").asInt());
    }

    private List<Prescription> prescriptions() {
        var prescriptions = new ArrayList<Prescription>();
        root.path("prescriptions").forEach(node -> {
            String kind = node.isTextual() ? node.asText() : node.fieldNames().next();
            prescriptions.add(prescription(kind, node.path(kind)));
        });
        if (prescriptions.isEmpty()) {
            for (Kind kind : Kind.values()) {
                prescriptions.add(prescription(kind.label(), JsonNodeFactory.instance.objectNode()));
            }
        }
        return List.copyOf(prescriptions);
    }

    private Prescription prescription(String kind, JsonNode node) {
        Double learningRate = number(node, "learning-rate", null);
        return switch (kind) {
            case "from-scratch" -> new Prescription(Kind.FROM_SCRATCH, learningRate, 1, null, BatchNormPolicy.TRAIN);
            case "fine-tuned" -> {
                double headMultiplier = node.path("head-multiplier").asDouble(1);
                yield new Prescription(Kind.FINE_TUNED, learningRate, headMultiplier, null, batchNorm(node));
            }
            default ->
                new Prescription(
                        Kind.FROZEN,
                        learningRate,
                        1,
                        text(
                                node,
                                "upto",
                                NetworkPresets.trunk(root.at("/network/type").asText())),
                        batchNorm(node));
        };
    }

    private static BatchNormPolicy batchNorm(JsonNode node) {
        return text(node, "batch-norm", "train").equals("train")
                ? BatchNormPolicy.TRAIN
                : BatchNormPolicy.FREEZE_STATISTICS;
    }

    private static Training training(JsonNode node) {
        String optimiser = text(node, "optimiser", "adam");
        return new Training(
                node.path("batch").asInt(256),
                optimiser,
                node.path("learning-rate").asDouble(1e-3),
                node.path("momentum").asDouble(optimiser.equals("sgd") ? 0.9 : 0),
                node.path("weight-decay").asDouble(0),
                schedule(node.path("schedule")),
                node.path("epochs").asInt(30),
                new Training.Stop(
                        node.path("stop").path("patience").asInt(0), text(node.path("stop"), "on", "validation-loss")));
    }

    private static Training.Schedule schedule(JsonNode node) {
        if (node.has("cosine")) {
            return new Training.Schedule(
                    "cosine", List.of(), 1, node.path("cosine").asDouble());
        }
        if (node.has("step")) {
            List<Integer> step = numbers(node.path("step")).stream().sorted().toList();
            return new Training.Schedule("step", step, node.path("factor").asDouble(0.1), 0);
        }
        return node.isTextual()
                ? new Training.Schedule("constant", List.of(), 1, 0)
                : new Training.Schedule("step", List.of(10, 20), 0.1, 0);
    }

    private static SplitSpec split(JsonNode node) {
        SplitSpec standard = SplitSpec.DEFAULT;
        var reserve = new ArrayList<String>();
        node.path("reserve").forEach(name -> reserve.add(name.asText()));
        return new SplitSpec(
                node.path("test").asDouble(standard.test()),
                node.path("validation").asDouble(standard.validation()),
                node.path("training").asDouble(standard.training()),
                node.path("source-validation").asDouble(standard.sourceValidation()),
                node.path("source").asDouble(standard.source()),
                reserve);
    }

    private List<Experiment.Expectation> expectations() {
        var all = new ArrayList<Experiment.Expectation>();
        for (JsonNode gate : root.path("expect")) {
            Document.Place place = document.values().getOrDefault("/expect/" + all.size(), Document.Place.WHOLE);
            all.add(new Experiment.Expectation(gate.asText(), place.line(), place.column()));
        }
        return List.copyOf(all);
    }

    private List<String> allowed() {
        var all = new ArrayList<String>();
        root.path("allow").forEach(status -> all.add(status.asText()));
        return List.copyOf(all);
    }

    private static List<Integer> numbers(JsonNode list) {
        var numbers = new ArrayList<Integer>();
        list.forEach(number -> numbers.add(number.asInt()));
        return List.copyOf(numbers);
    }

    private static String text(JsonNode node, String key, String otherwise) {
        return node.path(key).asText(otherwise);
    }

    private static Double number(JsonNode node, String key, Double otherwise) {
        return node.hasNonNull(key) ? Double.valueOf(node.path(key).asDouble()) : otherwise;
    }

    private static Integer whole(JsonNode node, String key, Integer otherwise) {
        return node.hasNonNull(key) ? Integer.valueOf(node.path(key).asInt()) : otherwise;
    }
}
