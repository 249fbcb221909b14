package org.taggerlab.harness.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.taggerlab.harness.results.ResultSet.AucDifference;
import org.taggerlab.harness.results.ResultSet.Metrics;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.SourceAuc;
import org.taggerlab.harness.results.ResultSet.Training;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.vocabulary.worker.TrialResult.Overhead;

/**
 * Trials as CSV (RFC 4180), one row per trial; an empty cell where there is no value.
 *
 * <p>A text that a spreadsheet would take for a formula gets a leading apostrophe.
 */
final class TrialTable {
    private static final Map<String, Function<TrialRecord, Object>> COLUMNS = columns();

    private TrialTable() {}

    static String csv(ResultSet results) {
        var rows = new StringBuilder("experiment,profile,")
                .append(String.join(",", COLUMNS.keySet()))
                .append("\r\n");
        for (var trial : results.trials()) {
            rows.append(text(results.experiment()))
                    .append(',')
                    .append(text(results.profile()))
                    .append(',');
            rows.append(COLUMNS.values().stream()
                            .map(column -> cell(column.apply(trial)))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return rows.toString();
    }

    private static Map<String, Function<TrialRecord, Object>> columns() {
        Map<String, Function<TrialRecord, Object>> columns = new LinkedHashMap<>();
        columns.put("key", TrialRecord::key);
        columns.put("network", TrialRecord::network);
        columns.put("prescription", TrialRecord::prescription);
        columns.put("up-to", TrialRecord::upTo);
        columns.put("batch-norm", TrialRecord::batchNorm);
        columns.put("size", TrialRecord::size);
        columns.put("labels", TrialRecord::labels);
        columns.put("repetition", TrialRecord::repetition);
        columns.put("seed", TrialRecord::seed);
        columns.put("status", trial -> trial.status().label());
        columns.put("auc", metrics(Metrics::auc));
        columns.put("auc-low", metrics(Metrics::aucLow));
        columns.put("auc-high", metrics(Metrics::aucHigh));
        columns.put("source-auc", sourceAuc(SourceAuc::auc));
        columns.put("source-auc-low", sourceAuc(SourceAuc::low));
        columns.put("source-auc-high", sourceAuc(SourceAuc::high));
        columns.put("accuracy", metrics(Metrics::accuracy));
        columns.put("loss", metrics(Metrics::loss));
        columns.put("auc-minus-from-scratch", difference(AucDifference::auc));
        columns.put("auc-minus-from-scratch-low", difference(AucDifference::low));
        columns.put("auc-minus-from-scratch-high", difference(AucDifference::high));
        for (String efficiency : Measured.SIGNAL_EFFICIENCIES) {
            columns.put("rejection-" + efficiency, rejection(efficiency, Rejection::value));
            columns.put("rejection-" + efficiency + "-low", rejection(efficiency, Rejection::low));
            columns.put("rejection-" + efficiency + "-high", rejection(efficiency, Rejection::high));
            columns.put("rejection-" + efficiency + "-background", rejection(efficiency, Rejection::background));
        }
        columns.put("epochs", training(Training::epochs));
        columns.put("best-epoch", training(Training::bestEpoch));
        columns.put("steps", training(Training::steps));
        columns.put(
                "stopped",
                training(took -> took.stopped() == null ? null : took.stopped().label()));
        columns.put("featurising-seconds", training(Training::featurisingSeconds));
        columns.put("seconds", training(Training::seconds));
        columns.put("cpu-seconds", training(Training::cpuSeconds));
        columns.put("seconds-to-target", training(Training::secondsToTarget));
        columns.put("cpu-seconds-to-target", training(Training::cpuSecondsToTarget));
        columns.put("jets-per-second", training(Training::jetsPerSecond));
        columns.put("peak-rss-mb", training(Training::peakRssMb));
        columns.put("trainable-parameters", training(Training::trainableParameters));
        columns.put("parameters", training(Training::parameters));
        columns.put("start-seconds", overhead(Overhead::startSeconds));
        columns.put("reading-seconds", overhead(Overhead::readingSeconds));
        columns.put("warm-up-seconds", overhead(Overhead::warmUpSeconds));
        columns.put("validation-seconds", overhead(Overhead::validationSeconds));
        columns.put("test-seconds", overhead(Overhead::testSeconds));
        columns.put("timed-on", TrialRecord::timedOn);
        columns.put("note", TrialRecord::note);
        return columns;
    }

    private static Function<TrialRecord, Object> metrics(Function<Metrics, Object> of) {
        return trial -> trial.metrics() == null ? null : of.apply(trial.metrics());
    }

    private static Function<TrialRecord, Object> sourceAuc(Function<SourceAuc, Object> of) {
        return trial -> trial.sourceAuc() == null ? null : of.apply(trial.sourceAuc());
    }

    private static Function<TrialRecord, Object> difference(Function<AucDifference, Object> of) {
        return trial -> trial.againstFromScratch() == null ? null : of.apply(trial.againstFromScratch());
    }

    private static Function<TrialRecord, Object> rejection(String efficiency, Function<Rejection, Object> of) {
        return metrics(metrics -> {
            var rejection = metrics.rejection().get(efficiency);
            return rejection == null ? null : of.apply(rejection);
        });
    }

    private static Function<TrialRecord, Object> training(Function<Training, Object> of) {
        return trial -> trial.training() == null ? null : of.apply(trial.training());
    }

    private static Function<TrialRecord, Object> overhead(Function<Overhead, Object> of) {
        return trial -> trial.overhead() == null ? null : of.apply(trial.overhead());
    }

    private static String cell(Object value) {
        return value instanceof String text ? text(text) : Objects.toString(value, "");
    }

    private static String text(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
