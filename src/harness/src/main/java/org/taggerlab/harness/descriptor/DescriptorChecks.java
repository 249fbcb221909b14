package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.training.Training;

/**
 * What a schema cannot say: names that have to exist, keys that belong together.
 *
 * <p>A value that the schema has refused already is {@code null} here, and nothing is concluded from it.
 */
final class DescriptorChecks {
    /** What names the labelled samples of a source. */
    private static final List<String> SAMPLES = List.of("signal", "background");

    private final Document document;
    private final JsonNode root;
    private final String type;
    private final Optional<Network> understood;
    private final List<Diagnostic> found = new ArrayList<>();

    private DescriptorChecks(Document document) {
        this.document = document;
        this.root = document.root();
        this.type = root.at("/network/type").asText();
        this.understood = understood(root.path("network"));
    }

    /** Everything that is wrong with the meaning of a document, given the catalogue's samples if they are known. */
    static List<Diagnostic> check(Document document, Optional<SampleChecks> samples) {
        var checks = new DescriptorChecks(document);
        samples.ifPresent(known -> checks.found.addAll(known.check(document)));
        if (Network.published().containsKey(checks.type)) {
            checks.network();
            checks.heads();
        }
        checks.task();
        checks.source();
        checks.sourceRepetitions();
        checks.validation();
        checks.found.addAll(PrescriptionChecks.check(document, checks.type, checks.understood));
        checks.training();
        checks.found.addAll(TuneChecks.check(document));
        checks.cosine();
        return checks.found;
    }

    private void network() {
        List<String> own = NetworkSection.keys(NetworkSection.published(type));
        root.path("network").fieldNames().forEachRemaining(key -> {
            boolean isOfAnother = Network.published().values().stream()
                    .anyMatch(network -> NetworkSection.keys(network).contains(key));
            if (isOfAnother && !own.contains(key)) {
                key("/network/" + key, "a " + type + " has no `" + key + "`; it has " + String.join(", ", own));
            }
        });
        JsonNode features = root.at("/network/features");
        if (features.size() >= 2
                && !features.get(0).isNull()
                && !features.get(1).isNull()
                && !ParticleNet.COORDINATES.equals(
                        List.of(features.get(0).asText(), features.get(1).asText()))) {
            value("/network/features", "the first two features have to be d-eta, d-phi: they are the coordinates");
        }
    }

    private void heads() {
        int heads = root.at("/network/heads").asInt(EventTransformer.PUBLISHED.heads());
        int width = root.at("/network/width").asInt(EventTransformer.PUBLISHED.width());
        boolean isKnown = !root.at("/network/heads").isNull()
                && !root.at("/network/width").isNull();
        if (isOfEvents() && isKnown && width % heads != 0) {
            String key = root.at("/network").has("heads") ? "heads" : "width";
            value("/network/" + key, heads + " heads cannot share a width of " + width + "; it must be a multiple");
        }
    }

    private void source() {
        JsonNode source = root.path("source");
        sourceTest(source);
        if (source.has("unlabelled")) {
            for (String key : List.of("model", "signal", "background", "labels")) {
                if (source.has(key)) {
                    key(
                            "/source/" + key,
                            "`source.unlabelled` trains without labels, so there is no `" + key
                                    + "`; leave out one of the two");
                }
            }
        } else if (source.has("objective")) {
            key("/source/objective", "`objective` is what is learnt of `source.unlabelled`, which is not there");
        }
        if (source.has("model")) {
            for (String key :
                    List.of("signal", "background", "size", "validation", "epochs", "repetitions", "labels")) {
                boolean isTested = source.has("test") && SAMPLES.contains(key);
                if (source.has(key) && !isTested) {
                    key(
                            "/source/" + key,
                            "`source.model` is an existing tagger, so there is nothing to train with `" + key
                                    + "`; leave out one of the two");
                }
            }
        }
    }

    /** What a source has forgotten is seen in labelled jets of its task. */
    private void sourceTest(JsonNode source) {
        if (!source.has("test")) {
            return;
        }
        if (source.has("unlabelled")) {
            key(
                    "/source/test",
                    "`source.test` scores labelled " + (isOfEvents() ? "events" : "jets")
                            + " of the source's task, and `source.unlabelled` has no labels; leave out `test`");
        } else if (source.has("model") && !SAMPLES.stream().allMatch(source::has)) {
            key(
                    "/source/test",
                    "`source.test` scores labelled " + (isOfEvents() ? "events" : "jets")
                            + " of the task that `source.model` has learnt, and a tagger file holds none; name samples of"
                            + " that task with `signal` and `background`, or leave out `test`");
        }
    }

    /** A source from which no repetition starts would be trained for nothing. */
    private void sourceRepetitions() {
        JsonNode sources = root.at("/source/repetitions");
        int repetitions = root.path("repetitions").asInt(ExperimentBuilder.REPETITIONS);
        if (sources.isInt() && !root.path("repetitions").isNull() && sources.asInt() > repetitions) {
            value(
                    "/source/repetitions",
                    "`source.repetitions` is " + sources.asInt() + ", above the `repetitions` of the experiment, "
                            + repetitions + "; nothing would start from the others: lower it, or raise `repetitions`");
        }
    }

    /** Task, network and source have to be of the same thing: jets or events. */
    private void task() {
        if (root.path("task").isNull()) {
            return;
        }
        boolean isTaskOfEvents = root.path("task").asText("jet-tagging").equals("event-classification");
        if (Network.published().containsKey(type) && isTaskOfEvents != isOfEvents()) {
            value(
                    "/network/type",
                    isTaskOfEvents
                            ? "`task: event-classification` needs `type: event-transformer`, not `" + type + "`"
                            : "an event-transformer needs `task: event-classification`");
        }
        if (root.at("/source").has("unlabelled") && !isTaskOfEvents) {
            key("/source/unlabelled", "only events can be learnt without labels: `task: event-classification`");
        }
        for (String part : List.of("/source", "/target")) {
            if (isTaskOfEvents && root.at(part).has("detector")) {
                key(part + "/detector", "objects of events are reconstructed already; leave out `detector`");
            }
        }
    }

    private boolean isOfEvents() {
        return NetworkSection.published(type) instanceof EventTransformer;
    }

    /** Of both classes there have to be validation jets at the smallest size. */
    private void validation() {
        JsonNode share = root.at("/target/validation/share");
        int smallest = Integer.MAX_VALUE;
        for (JsonNode size : root.at("/target/sizes")) {
            smallest = size.isInt() ? Math.min(smallest, size.asInt()) : smallest;
        }
        if (!share.isNumber() || smallest == Integer.MAX_VALUE) {
            return;
        }
        int ofClass = new ValidationSize(0, share.doubleValue()).of(smallest, isOfEvents()) / (isOfEvents() ? 1 : 2);
        if (ofClass < ValidationSize.FEWEST_OF_CLASS) {
            value(
                    "/target/validation/share",
                    "`target.validation.share` " + share.asText() + " leaves " + ofClass
                            + " validation jets of each class at size " + smallest + "; expected at least "
                            + ValidationSize.FEWEST_OF_CLASS + "; raise it, or leave out the smallest sizes");
        }
    }

    /** The network, if it can be understood; what is wrong with it otherwise is reported by the schema. */
    private static Optional<Network> understood(JsonNode section) {
        try {
            return Optional.of(NetworkSection.read(section));
        } catch (IllegalArgumentException reported) {
            return Optional.empty();
        }
    }

    private void training() {
        JsonNode training = root.path("training");
        JsonNode optimiser = training.path("optimiser");
        if (training.has("momentum")
                && (optimiser.isMissingNode() || optimiser.asText().startsWith("adam"))) {
            key("/training/momentum", "momentum belongs to `optimiser: sgd`; adam has its own");
        }
    }

    /** A cosine that ends above a learning rate would raise it. */
    private void cosine() {
        JsonNode cosine = root.at("/training/schedule/cosine");
        var rates = new TreeMap<String, JsonNode>();
        JsonNode standard = root.at("/training/learning-rate");
        rates.put(
                "training.learning-rate",
                standard.isMissingNode() ? DoubleNode.valueOf(Training.STANDARD.learningRate()) : standard);
        tuned("training.tune.learning-rate", root.at("/training/tune"), rates);
        root.path("prescriptions")
                .forEach(prescription -> prescription.properties().forEach(entry -> {
                    rates.put(
                            "the learning-rate of " + entry.getKey(),
                            entry.getValue().path("learning-rate"));
                    tuned(
                            "the tuned learning-rate of " + entry.getKey(),
                            entry.getValue().path("tune"),
                            rates);
                }));
        rates.values().removeIf(rate -> !rate.isNumber());
        rates.forEach((name, rate) -> {
            if (cosine.isNumber() && cosine.asDouble() > rate.asDouble()) {
                value(
                        "/training/schedule/cosine",
                        "`training.schedule.cosine` is " + cosine.asText() + ", above " + name + " " + rate.asDouble()
                                + "; the rate has to fall");
            }
        });
    }

    private static void tuned(String name, JsonNode tune, Map<String, JsonNode> rates) {
        tune.path("learning-rate")
                .forEach(rate ->
                        rates.merge(name, rate, (one, other) -> one.asDouble() < other.asDouble() ? one : other));
    }

    private void value(String pointer, String message) {
        found.add(document.atValue(pointer, message));
    }

    private void key(String pointer, String message) {
        found.add(document.atKey(pointer, message));
    }
}
