package org.taggerlab.reports.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.TrialGrid;
import org.taggerlab.harness.statistics.repetitions.Estimate;

/** The set-up of an experiment in words that a paper can use, with the keys of {@link References}. */
final class Methods {
    private final ResultSet results;
    private final Map<?, ?> configuration;
    private final Map<?, ?> training;

    private Methods(ResultSet results) {
        this.results = results;
        this.configuration = results.configuration();
        this.training = map("training");
    }

    /** The file, in Markdown. */
    static String of(ResultSet results) {
        return new Methods(results).text();
    }

    private String text() {
        var sentences = new ArrayList<String>();
        sentences.add(compared());
        sentences.add(samples());
        sentences.add(sizes());
        sentences.add(trained());
        sentences.addAll(tuned());
        sentences.add(repeated());
        sentences.add(computed());
        return "# Methods\n\n"
                + sentences.stream().filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" ")) + "\n";
    }

    private String compared() {
        var grid = TrialGrid.of(results.trials());
        var networks = results.trials().stream()
                .map(ResultSet.TrialRecord::network)
                .distinct()
                .collect(Collectors.joining(", "));
        return "We compare the prescriptions %s for a %s %s.".formatted(list(grid.prescriptions()), networks, cited());
    }

    private String cited() {
        return References.keys(results).stream()
                .filter(key -> !key.equals("pythia"))
                .map(key -> "@" + key)
                .collect(Collectors.joining("; ", "[", "]"));
    }

    private String samples() {
        return results.samples().stream()
                .map(sample -> "%s (%s) is %s [@%s]"
                        .formatted(sample.name(), sample.kind(), list(sample.used()), References.key(sample)))
                .collect(Collectors.joining("; ", "Samples: ", "."));
    }

    private String sizes() {
        var target = map("target");
        var grid = TrialGrid.of(results.trials());
        return "Taggers are trained on %s %s, validated on %s and tested on %s; no event has two of these roles."
                .formatted(
                        list(grid.sizes().stream().map(NumberText::count).toList()),
                        results.sizeUnit(),
                        said(target.get("validation")),
                        said(target.get("test")));
    }

    private String trained() {
        if (training.isEmpty()) {
            return "";
        }
        String rate =
                isTuned("learning-rate") ? "" : ", an initial learning rate of " + said(training.get("learning-rate"));
        return "Each training uses %s with batches of %s%s and lasts at most %s epochs%s."
                .formatted(optimiser(), said(training.get("batch")), rate, said(training.get("epochs")), stopped());
    }

    private String optimiser() {
        return switch (Objects.toString(training.get("optimiser"), "")) {
            case "sgd" -> "SGD";
            case "adamw" -> "AdamW";
            default -> "Adam";
        };
    }

    private String stopped() {
        if (!(training.get("stop") instanceof Map<?, ?> stop)
                || !(stop.get("patience") instanceof Number patience)
                || patience.intValue() == 0) {
            return ", after which the weights of the epoch with the best validation score are kept";
        }
        return "; it stops after %s epochs without improvement of the %s, and the weights of the best epoch are kept"
                .formatted(
                        said(patience),
                        Objects.toString(stop.get("on"), "")
                                .replace("-auc", " AUC")
                                .replace("-loss", " loss"));
    }

    private List<String> tuned() {
        return map("tuning").values().stream()
                .map(tuning -> tuning instanceof Map<?, ?> one ? one.get("grid") : null)
                .filter(Objects::nonNull)
                .distinct()
                .map(grid -> "At each size, each prescription chooses among %s by the AUC on validation %s."
                        .formatted(grid(grid), results.unit()))
                .toList();
    }

    private static String grid(Object grid) {
        return grid instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(axis -> axis.getKey() + " " + said(axis.getValue()))
                        .collect(Collectors.joining(" and "))
                : said(grid);
    }

    private boolean isTuned(String setting) {
        return map("tuning").values().stream()
                .anyMatch(tuning -> tuning instanceof Map<?, ?> one
                        && one.get("grid") instanceof Map<?, ?> grid
                        && grid.containsKey(setting));
    }

    private String repeated() {
        if (!(configuration.get("repetitions") instanceof Number repetitions)) {
            return "";
        }
        String intervals = repetitions.intValue() < Estimate.FEWEST
                ? ""
                : " Intervals are 95 % intervals of the mean, which contain that trainings differ and that the test "
                        + results.unit() + " are a sample.";
        return "Each point is repeated %s, each time with another subset of the training %s and other initial weights.%s"
                .formatted(NumberText.count(repetitions.longValue(), "time"), results.unit(), intervals);
    }

    private String computed() {
        var environment = results.environment();
        return "Computed with Tagger Lab %s on %s, one training per %s."
                .formatted(
                        environment.plugin(),
                        environment.cpu().isEmpty() ? "an unknown processor" : environment.cpu(),
                        environment.threads() == 1 ? "thread" : NumberText.count(environment.threads(), "thread"));
    }

    private Map<?, ?> map(String key) {
        return configuration.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String said(Object value) {
        if (value instanceof List<?> list) {
            return list(list.stream().map(Methods::said).toList());
        }
        if (value instanceof Map<?, ?> share && share.containsKey("share")) {
            return share.get("share") + " per training jet";
        }
        return value instanceof Integer || value instanceof Long
                ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
                : String.valueOf(value);
    }

    private static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
