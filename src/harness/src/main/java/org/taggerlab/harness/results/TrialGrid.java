package org.taggerlab.harness.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.vocabulary.training.Prescription;

/** The trials on the target by prescription, size and repetition; the source is in none of its cells. */
public final class TrialGrid {
    /** The prescription that every other one is compared with. */
    public static final String FROM_SCRATCH = Prescription.FromScratch.NAME;

    private final Map<GridCell, List<TrialRecord>> trials = new LinkedHashMap<>();

    private TrialGrid() {}

    /** The grid of some trials. */
    public static TrialGrid of(List<TrialRecord> trials) {
        var grid = new TrialGrid();
        trials.stream()
                .filter(trial -> !trial.ofSource())
                .forEach(trial -> grid.trials
                        .computeIfAbsent(new GridCell(trial.prescription(), trial.size()), cell -> new ArrayList<>())
                        .add(trial));
        return grid;
    }

    /** Whether a label is that of the prescription that every other one is compared with. */
    public static boolean isFromScratch(String prescription) {
        return prescription.equals(FROM_SCRATCH);
    }

    /** All trials on the target, cell by cell. */
    public List<TrialRecord> trials() {
        return trials.values().stream().flatMap(List::stream).toList();
    }

    /** All prescriptions in the order of their first trial. */
    public List<String> prescriptions() {
        return trials.keySet().stream().map(GridCell::prescription).distinct().toList();
    }

    /** All prescriptions but from-scratch. */
    public List<String> transferred() {
        return prescriptions().stream().filter(name -> !isFromScratch(name)).toList();
    }

    /** All sizes, rising. */
    public List<Integer> sizes() {
        return trials.keySet().stream().map(GridCell::size).distinct().sorted().toList();
    }

    /** All cells that were tried, with or without success, in the order of their first trial. */
    public List<GridCell> tried() {
        return List.copyOf(trials.keySet());
    }

    /** The cells with at least one result. */
    public List<GridCell> measured() {
        return trials.keySet().stream()
                .filter(cell -> !measured(cell).isEmpty())
                .toList();
    }

    /** The trials of a cell, failed ones among them. */
    public List<TrialRecord> all(GridCell cell) {
        return trials.getOrDefault(cell, List.of());
    }

    /** The trials of a cell that have a result. */
    public List<TrialRecord> measured(GridCell cell) {
        return all(cell).stream().filter(TrialRecord::measured).toList();
    }

    /** The same. */
    public List<TrialRecord> measured(String prescription, int size) {
        return measured(new GridCell(prescription, size));
    }

    /** Those of them of which a metric can be stated. */
    List<TrialRecord> stating(Metric metric, GridCell cell) {
        return measured(cell).stream()
                .filter(trial -> metric.stated(trial) != null)
                .toList();
    }

    /** The from-scratch trial of the same size and repetition, if it has a result. */
    public Optional<TrialRecord> fromScratch(TrialRecord own) {
        return measured(FROM_SCRATCH, own.size()).stream()
                .filter(trial -> trial.repetition() == own.repetition())
                .findFirst();
    }

    /** The values of a metric in a cell by repetition; none for an infinite rejection. */
    public SortedMap<Integer, Double> values(Metric metric, GridCell cell) {
        var values = new TreeMap<Integer, Double>();
        measured(cell).stream()
                .filter(trial -> metric.of(trial) != null)
                .forEach(trial -> values.put(trial.repetition(), metric.of(trial)));
        return values;
    }

    /** One more than the highest repetition of a prescription, with or without a result. */
    public int repetitions(String prescription) {
        return trials().stream()
                        .filter(trial -> trial.prescription().equals(prescription))
                        .mapToInt(TrialRecord::repetition)
                        .max()
                        .orElse(-1)
                + 1;
    }
}
