package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.Metrics;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.reports.model.ModelCardPage;
import org.taggerlab.reports.model.ModelCardPage.Part;
import org.taggerlab.vocabulary.network.TaggerKeys;

/** The page that an exported tagger carries: what it is, what it was made from, how well it did, and what it is not for. */
public final class ModelCardBuilder {
    private static final Map<String, String> PAPERS = Map.of(
            "lundnet", "LundNet: arXiv:2012.08526",
            "particlenet", "ParticleNet: arXiv:1902.08570",
            "event-transformer", "the event Transformer and its pre-training: arXiv:2312.06909");

    private static final String PRESCRIPTIONS = "the prescriptions of transfer: arXiv:2203.06210";

    private ModelCardBuilder() {}

    /**
     * The page.
     *
     * @param metadata what the exported files say
     * @param parameters number of weights
     * @param metrics on the trial's test jets; {@code null} if it is no trial or was not tested
     * @param tested how many these are
     */
    public static ModelCardPage page(Map<String, String> metadata, long parameters, Metrics metrics, int tested) {
        String network = metadata.get("network");
        return new ModelCardPage(
                "%s, a tagger with %s weights".formatted(network, NumberText.count(parameters)),
                List.of(
                        new Part("What it is", identity(metadata)),
                        new Part("What it was trained on", training(metadata)),
                        new Part("How well it does", quality(metrics, tested)),
                        new Part(
                                "Licence",
                                List.of(metadata.getOrDefault(
                                        "licence",
                                        "None is stated. The samples and, if it was imported, the weights it was made from have"
                                                + " licences of their own."))),
                        new Part("How to cite", citations(network, metadata)),
                        new Part("What it must not be used for", limits(metrics))));
    }

    private static List<String> identity(Map<String, String> metadata) {
        var lines = new ArrayList<String>();
        add(lines, "Features, in their order: ", metadata.get("features"));
        add(lines, "Smallest ln(kt / GeV): ", metadata.get("ln-kt-min"));
        add(lines, "Smallest ln Delta: ", metadata.get("ln-delta-min"));
        add(lines, "Hardest constituents: ", metadata.get("constituents"));
        add(lines, "Objects that count: ", metadata.get("objects"));
        lines.add("Its second output is the probability of signal.");
        add(lines, "SHA-256 of its model file: ", metadata.get("model-sha256"));
        return lines;
    }

    private static List<String> training(Map<String, String> metadata) {
        var lines = new ArrayList<String>();
        add(lines, "Trial: ", metadata.get("trial"));
        add(lines, "Prescription: ", metadata.get("prescription"));
        add(lines, "Started from: ", metadata.get("source"));
        add(lines, "Training samples (SHA-256, size): ", metadata.get(TaggerKeys.TRAINING_SAMPLES));
        add(lines, "Validation samples (SHA-256, size): ", metadata.get("validation-samples"));
        add(lines, "Imported from: ", metadata.get("imported-from"));
        add(lines, "SHA-256 of the imported weights: ", metadata.get("weights-sha256"));
        if (!metadata.containsKey(TaggerKeys.TRAINING_SAMPLES)) {
            lines.add("The samples it was trained on are not known here; those who published the weights say which.");
        }
        return lines;
    }

    private static List<String> quality(Metrics metrics, int tested) {
        if (metrics == null) {
            return List.of("Not measured with this file; tagger:evaluate measures it on samples of your choice.");
        }
        var lines = new ArrayList<String>();
        lines.add("Of %s test jets or events, intervals of 95 %% for this one training:"
                .formatted(NumberText.count(tested)));
        lines.add(String.format(
                Locale.ROOT, "AUC %.4f (%.4f to %.4f)", metrics.auc(), metrics.aucLow(), metrics.aucHigh()));
        lines.add(String.format(Locale.ROOT, "accuracy at score 0.5: %.4f", metrics.accuracy()));
        metrics.rejection().forEach((efficiency, rejection) -> lines.add(rejection(efficiency, rejection)));
        return lines;
    }

    private static String rejection(String efficiency, Rejection rejection) {
        String value = rejection.restsOnFew()
                ? "at least " + NumberText.rejection(rejection.low())
                : "%s (%s to %s)"
                        .formatted(
                                NumberText.rejection(rejection.value()),
                                NumberText.rejection(rejection.low()),
                                NumberText.rejection(rejection.high()));
        return "background rejection at a signal efficiency of %s: %s".formatted(efficiency, value);
    }

    private static List<String> citations(String network, Map<String, String> metadata) {
        var lines = new ArrayList<String>();
        PAPERS.forEach((type, paper) -> {
            if (network.startsWith(type)) {
                lines.add(paper);
            }
        });
        if (metadata.containsKey("source")) {
            lines.add(PRESCRIPTIONS);
        }
        lines.add("this file, by its trial or digest above, and the samples it was trained on");
        return lines;
    }

    private static List<String> limits(Metrics metrics) {
        var lines = new ArrayList<>(List.of(
                "Jets or events unlike those it was trained on: another generator, detector, pile-up or range of transverse"
                        + " momentum, unless it was measured there.",
                "Measurements in collision data without a calibration of its efficiencies: it learnt simulated labels.",
                "Scores as probabilities: they hold for the mixture of signal and background it was trained on."));
        if (metrics != null) {
            lines.add("Claims beyond the intervals above, which do not contain how other trainings would differ.");
        }
        return lines;
    }

    private static void add(List<String> lines, String name, String value) {
        if (value != null) {
            lines.add(name + value);
        }
    }
}
