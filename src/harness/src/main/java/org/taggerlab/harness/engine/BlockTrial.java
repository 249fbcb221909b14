package org.taggerlab.harness.engine;

import java.util.stream.Collectors;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.plan.TunedCell;

/**
 * A trial that is to run in a block.
 *
 * @param experiment the experiment for which it runs
 * @param trial the trial, without a key as long as its settings are not chosen
 * @param cell where its settings are chosen; {@code null} if they are not
 */
public record BlockTrial(String experiment, PlannedTrial trial, TunedCell cell) {

    /** Unique among the trials of a sweep, and the same before and after its settings are chosen. */
    String title() {
        return trial.request().title();
    }

    /** The same text for the same work, before and after the choice. */
    String identity() {
        return cell == null
                ? trial.key()
                : cell.candidates().stream()
                        .flatMap(candidate -> candidate.trials().stream())
                        .map(PlannedTrial::key)
                        .collect(Collectors.joining(" ", title() + " of ", ""));
    }
}
