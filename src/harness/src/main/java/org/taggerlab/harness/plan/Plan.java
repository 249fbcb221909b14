package org.taggerlab.harness.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.vocabulary.sample.SampleUse;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * All trials of one experiment, sources first, then by size, prescription and repetition; apart from them the candidates from
 * which prescriptions choose their settings.
 *
 * @param experiment the experiment
 * @param samples the samples it uses, with what for and how many jets
 * @param trials its trials, those that wait for a choice included
 * @param tuned where settings are chosen, by size and prescription; empty if nothing is tuned
 * @param sourceTagger the existing tagger that it starts from; {@code null} if it trains its own source
 */
public record Plan(
        Experiment experiment,
        List<SampleUse> samples,
        List<PlannedTrial> trials,
        List<TunedCell> tuned,
        SourceTagger sourceTagger) {

    /**
     * The same with every choice that can be made, and the keys of the trials that train accordingly; a function of the
     * results alone.
     *
     * @param results of finished trials by key
     */
    public Plan decided(Function<String, Optional<TrialResult>> results) {
        if (tuned.isEmpty()) {
            return this;
        }
        return with(tuned.stream().map(cell -> cell.decided(results)).toList());
    }

    /** The same for the choices that one candidate may decide; all others stay as they are. */
    public Plan decidedBy(String candidate, Function<String, Optional<TrialResult>> results) {
        return tuned.stream().noneMatch(cell -> cell.holds(candidate))
                ? this
                : with(tuned.stream()
                        .map(cell -> cell.holds(candidate) ? cell.decided(results) : cell)
                        .toList());
    }

    private Plan with(List<TunedCell> cells) {
        var places = new HashMap<List<Object>, Integer>();
        for (int i = 0; i < cells.size(); i++) {
            places.put(List.of(cells.get(i).prescription(), cells.get(i).size()), i);
        }
        var settled = new ArrayList<PlannedTrial>();
        for (var trial : trials) {
            var place = places.get(List.of(trial.prescription(), trial.size()));
            settled.add(place == null ? trial : settled(trial, tuned.get(place), cells.get(place)));
        }
        return new Plan(experiment, samples, List.copyOf(settled), cells, sourceTagger);
    }

    /** A trial whose choice is the same keeps its key, which takes long to compute. */
    private static PlannedTrial settled(PlannedTrial trial, TunedCell before, TunedCell after) {
        boolean isSame =
                before.choice().equals(after.choice()) && after.training().isPresent();
        return isSame ? trial : after.training().map(trial::with).orElseGet(trial::waiting);
    }

    /** Where the settings of a trial are chosen; empty if they are not. */
    public Optional<TunedCell> cell(PlannedTrial trial) {
        return tuned.stream().filter(cell -> cell.decides(trial)).findFirst();
    }

    /** Why a trial cannot run yet, or ever; empty if it can. */
    public String obstacle(PlannedTrial trial) {
        return cell(trial).map(TunedCell::obstacle).orElse("");
    }

    /** The trials of all candidates. */
    public List<PlannedTrial> candidates() {
        return tuned.stream()
                .flatMap(cell -> cell.candidates().stream())
                .flatMap(candidate -> candidate.trials().stream())
                .toList();
    }

    /** The trials that can run, what others wait for first. */
    public List<PlannedTrial> runnable() {
        return Stream.of(
                        trials.stream().filter(PlannedTrial::isSource),
                        candidates().stream(),
                        trials.stream().filter(trial -> !trial.isSource() && !trial.waits()))
                .flatMap(list -> list)
                .toList();
    }

    /** The trials that wait for a choice that can still be made. */
    public List<PlannedTrial> waiting() {
        return trials.stream()
                .filter(trial -> trial.waits() && cell(trial).orElseThrow().choice() instanceof TunedCell.Choice.Open)
                .toList();
    }
}
