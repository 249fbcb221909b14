package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Objective;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Training;

/** Turns a document without errors into an {@link Experiment}, every default filled in. */
final class ExperimentBuilder {
    /** How often each cell is repeated where a descriptor says nothing. */
    static final int REPETITIONS = 5;

    private final Document document;
    private final JsonNode root;

    ExperimentBuilder(Document document) {
        this.document = document;
        this.root = document.root();
    }

    Experiment build(String name, String profile) {
        Training training = training();
        Network network = NetworkSection.read(root.path("network"));
        List<Prescription> prescriptions = prescriptions(network);
        return new Experiment(
                name,
                document.file(),
                text(root, "title", name),
                text(root, "task", "jet-tagging").equals("event-classification")
                        ? Task.EVENT_CLASSIFICATION
                        : Task.JET_TAGGING,
                profile,
                network,
                root.hasNonNull("source") ? source(root.path("source"), training.epochs()) : null,
                target(root.path("target")),
                prescriptions,
                training,
                tuning(prescriptions),
                Overlay.of(SplitSpec.DEFAULT, root.path("split"), SplitSpec.class),
                root.path("repetitions").asInt(REPETITIONS),
                root.path("seed").asLong(1),
                text(root, "bad-jets", "refuse").equals("skip") ? Experiment.BadJets.SKIP : Experiment.BadJets.REFUSE,
                expectations(),
                texts("allow"),
                texts("publish"),
                new Experiment.Compare(text(root.path("compare"), "fail-on", Experiment.Compare.DEFAULT.failOn())),
                text(root, "note", ""));
    }

    private static SourceSpec source(JsonNode node, int epochs) {
        boolean isModel = node.hasNonNull("model");
        int size = node.path("size").asInt();
        int tenth = Math.max(2, size / 10 / 2 * 2); // even: as much signal as background
        boolean isUnlabelled = node.hasNonNull("unlabelled");
        return new SourceSpec(
                node.hasNonNull("signal") ? measured(node, "signal") : null,
                node.hasNonNull("background") ? measured(node, "background") : null,
                size,
                isModel ? 0 : node.path("validation").asInt(tenth),
                isModel ? 0 : node.path("epochs").asInt(epochs),
                isModel ? node.path("model").asText() : null,
                isUnlabelled ? node.path("unlabelled").asText() : null,
                isUnlabelled ? Overlay.of(Objective.PUBLISHED, node.path("objective"), Objective.class) : null,
                node.path("repetitions").asInt(1),
                text(node, "labels", "simulated").equals("shuffled")
                        ? SourceSpec.Labels.SHUFFLED
                        : SourceSpec.Labels.SIMULATED,
                node.path("test").asInt());
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
                validation(node.path("validation")),
                node.path("test").asInt());
    }

    private static ValidationSize validation(JsonNode node) {
        return node.path("share").isNumber()
                ? new ValidationSize(0, node.path("share").doubleValue())
                : new ValidationSize(node.asInt(), null);
    }

    private List<Prescription> prescriptions(Network network) {
        var prescriptions = new ArrayList<Prescription>();
        root.path("prescriptions").forEach(node -> {
            String name = node.isTextual() ? node.asText() : node.fieldNames().next();
            prescriptions.add(prescription(name, node.path(name), network));
        });
        if (prescriptions.isEmpty()) {
            Prescription.COMPARED.forEach(
                    name -> prescriptions.add(prescription(name, MissingNode.getInstance(), network)));
        }
        return List.copyOf(prescriptions);
    }

    /** The names of the prescriptions of a descriptor that start from a source, those that stand there by default included. */
    static List<String> transfers(JsonNode root) {
        var names = new ArrayList<String>();
        root.path("prescriptions").forEach(node -> {
            String name = node.isTextual() || node.isEmpty()
                    ? node.asText()
                    : node.fieldNames().next();
            names.add(name);
        });
        return (names.isEmpty() ? Prescription.COMPARED : names)
                .stream()
                        .filter(name -> !name.isEmpty() && !name.equals(Prescription.FromScratch.NAME))
                        .distinct()
                        .toList();
    }

    /** The keys of a prescription are its settings; the others hold what holds for most of them. */
    private static Prescription prescription(String name, JsonNode node, Network network) {
        ObjectNode settings = JsonNodeFactory.instance
                .objectNode()
                .put("up-to", text(node, "upto", network.trunk()))
                .put("batch-norm", BatchNormPolicy.TRAIN.label())
                .put("head-multiplier", 1.0);
        node.properties().forEach(setting -> settings.set(setting.getKey(), setting.getValue()));
        return Prescription.of(name, settings);
    }

    private Map<String, Tuning> tuning(List<Prescription> prescriptions) {
        var tuning = new LinkedHashMap<String, Tuning>();
        for (int i = 0; i < prescriptions.size(); i++) {
            Prescription prescription = prescriptions.get(i);
            JsonNode own =
                    root.path("prescriptions").path(i).path(prescription.name()).path("tune");
            JsonNode tune = own.isObject() ? own : root.path("training").path("tune");
            if (tune.isObject() && !(prescription instanceof Prescription.Recalibrated)) {
                var grid = new LinkedHashMap<String, List<Object>>();
                tuned("", tune, grid);
                boolean onAll = text(tune, "repetitions", "first").equals("all");
                tuning.put(
                        Experiment.label(prescription, prescriptions),
                        new Tuning(grid, onAll ? Tuning.Repetitions.ALL : Tuning.Repetitions.FIRST));
            }
        }
        return tuning;
    }

    private static void tuned(String path, JsonNode node, Map<String, List<Object>> into) {
        node.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                tuned(path + entry.getKey() + ".", entry.getValue(), into);
            } else if (entry.getValue().isArray()) {
                var values = new ArrayList<Object>();
                entry.getValue()
                        .forEach(
                                value -> values.add(value.isTextual() ? value.asText() : (Object) value.numberValue()));
                into.put(path + entry.getKey(), values);
            }
        });
    }

    private Training training() {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        root.path("training").properties().forEach(entry -> changes.set(entry.getKey(), entry.getValue()));
        changes.remove("tune");
        if (changes.has("schedule")) {
            changes.set(
                    "schedule", ProtocolJson.tree(schedule(root.path("training").path("schedule"))));
        }
        if (changes.path("optimiser").asText().equals("sgd") && !changes.has("momentum")) {
            changes.put("momentum", Training.SGD_MOMENTUM);
        }
        return Overlay.of(Training.STANDARD, changes, Training.class);
    }

    private static Schedule schedule(JsonNode node) {
        if (node.has("cosine")) {
            return Schedule.cosine(node.path("cosine").asDouble());
        }
        if (node.has("step")) {
            List<Integer> step = numbers(node.path("step")).stream().sorted().toList();
            return Schedule.step(
                    step,
                    node.path("factor").asDouble(Training.STANDARD.schedule().factor()));
        }
        return node.asText().equals("one-cycle") ? Schedule.ONE_CYCLE : Schedule.CONSTANT;
    }

    private List<Experiment.Expectation> expectations() {
        var all = new ArrayList<Experiment.Expectation>();
        for (JsonNode gate : root.path("expect")) {
            Document.Place place = document.values().getOrDefault("/expect/" + all.size(), Document.Place.WHOLE);
            all.add(new Experiment.Expectation(gate.asText(), place.line(), place.column()));
        }
        return List.copyOf(all);
    }

    private List<String> texts(String key) {
        var all = new ArrayList<String>();
        root.path(key).forEach(text -> all.add(text.asText()));
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
}
