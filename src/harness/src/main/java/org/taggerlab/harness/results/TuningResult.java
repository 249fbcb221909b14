package org.taggerlab.harness.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.plan.Plan;
import org.taggerlab.harness.plan.TunedCell;
import org.taggerlab.harness.statistics.sweep.ExpectedBest;
import org.taggerlab.vocabulary.worker.Status;

/**
 * How one prescription chose its settings at one size, on the validation jets alone.
 *
 * @param prescription as in {@link ResultSet.TrialRecord}
 * @param size training jets
 * @param candidates in the order of the grid
 * @param chosen which of them was chosen, from 0; {@code null} if none was, as some have no result or all diverged
 * @param atEdge those paths of the grid whose chosen number is the smallest or the largest of those that were tried: a
 *     better one may lie beyond
 * @param bestOf the expected validation AUC of the best of 1, 2, ... candidates that did not diverge, drawn without
 *     replacement ({@link ExpectedBest})
 * @param tuningSeconds wall seconds of training of all candidates
 */
public record TuningResult(
        String prescription,
        int size,
        List<Candidate> candidates,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer chosen,
        List<String> atEdge,
        List<Double> bestOf,
        double tuningSeconds) {

    /**
     * One combination of settings.
     *
     * @param values by their dotted paths in {@code training}
     * @param validationAuc of the best epoch, mean over its trials; {@code null} if one of them diverged or has no result
     * @param trials its trials, one per repetition
     */
    public record Candidate(Map<String, Object> values, Double validationAuc, List<CandidateTrial> trials) {

        /** The values in words: {@code learning-rate 0.001, stop.on validation-auc}. */
        public String settings() {
            return values.entrySet().stream()
                    .map(value -> value.getKey() + " " + value.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * One training of a candidate, which has no test jets.
     *
     * @param key content key
     * @param repetition from 0
     * @param status how it ended
     * @param validationAuc of its best epoch; {@code null} if it has none
     * @param seconds wall seconds of training; 0 without a result
     * @param note why it failed or diverged, empty if it did not
     */
    public record CandidateTrial(
            String key, int repetition, Status status, Double validationAuc, double seconds, String note) {}

    /** How each cell of a plan was tuned, from the finished trials of its candidates. */
    static List<TuningResult> of(Plan plan, List<FinishedTrial> finished) {
        var byKey = finished.stream()
                .collect(Collectors.toMap(trial -> trial.trial().key(), trial -> trial, (one, same) -> one));
        return plan.tuned().stream().map(cell -> of(cell, byKey)).toList();
    }

    private static TuningResult of(TunedCell cell, Map<String, FinishedTrial> finished) {
        var candidates = cell.candidates().stream()
                .map(candidate -> candidate(candidate, finished))
                .toList();
        Integer chosen = cell.choice() instanceof TunedCell.Choice.Chosen choice ? (Integer) choice.candidate() : null;
        double[] found = candidates.stream()
                .map(Candidate::validationAuc)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new TuningResult(
                cell.prescription(),
                cell.size(),
                candidates,
                chosen,
                chosen == null ? List.of() : atEdge(candidates, candidates.get(chosen)),
                Arrays.stream(ExpectedBest.of(found)).boxed().toList(),
                candidates.stream()
                        .flatMap(candidate -> candidate.trials().stream())
                        .mapToDouble(CandidateTrial::seconds)
                        .sum());
    }

    private static Candidate candidate(TunedCell.Candidate candidate, Map<String, FinishedTrial> finished) {
        var trials = candidate.trials().stream()
                .map(trial -> Objects.requireNonNull(finished.get(trial.key()), trial.key()))
                .toList();
        var auc = TunedCell.validationAuc(trials.stream()
                .map(trial -> Optional.ofNullable(trial.result()))
                .toList());
        return new Candidate(
                candidate.values(),
                auc.isPresent() ? (Double) auc.getAsDouble() : null,
                trials.stream().map(TuningResult::trial).toList());
    }

    private static CandidateTrial trial(FinishedTrial finished) {
        var result = finished.result();
        var trial = finished.trial();
        return result == null
                ? new CandidateTrial(trial.key(), trial.repetition(), Status.FAILED, null, 0, finished.failure())
                : new CandidateTrial(
                        trial.key(),
                        trial.repetition(),
                        result.status(),
                        result.validationAuc().isPresent()
                                ? (Double) result.validationAuc().getAsDouble()
                                : null,
                        result.training().seconds(),
                        result.note());
    }

    private static List<String> atEdge(List<Candidate> candidates, Candidate chosen) {
        return chosen.values().entrySet().stream()
                .filter(value -> value.getValue() instanceof Number)
                .filter(value -> {
                    double[] tried = candidates.stream()
                            .map(candidate -> candidate.values().get(value.getKey()))
                            .mapToDouble(number -> ((Number) number).doubleValue())
                            .sorted()
                            .distinct()
                            .toArray();
                    double own = ((Number) value.getValue()).doubleValue();
                    return tried.length > 1
                            && Stream.of(tried[0], tried[tried.length - 1]).anyMatch(edge -> edge == own);
                })
                .map(Map.Entry::getKey)
                .toList();
    }
}
