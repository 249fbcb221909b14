package org.taggerlab.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.taggerlab.harness.executor.Durations;
import org.taggerlab.harness.plan.PlannedTrial;

/**
 * What a run would do.
 *
 * @param entries every trial, in the order of the plans; one that several experiments share stands once
 * @param seconds about how long the trials to run would take; empty if none like them was ever finished
 * @param basis how many finished trials the estimate is from
 */
public record Forecast(List<Entry> entries, OptionalDouble seconds, int basis) {

    /** Copies. */
    public Forecast {
        entries = List.copyOf(entries);
    }

    /**
     * One trial.
     *
     * @param experiment the experiment that needs it, the first if several do
     * @param trial the trial
     * @param cached whether the store has it
     * @param reason why it is cached or not
     */
    public record Entry(String experiment, PlannedTrial trial, boolean cached, String reason) {
        @Override
        public String toString() {
            return "%-6s %s  %s (%s)"
                    .formatted(
                            cached ? "cached" : "to run",
                            trial.key(),
                            trial.request().title(),
                            reason);
        }
    }

    /** How many trials would run. */
    public int toRun() {
        return (int) entries.stream().filter(entry -> !entry.cached()).count();
    }

    /** All of it, for a console. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        entries.forEach(entry -> lines.add(entry.toString()));
        lines.add("%s trials: %s cached, %s to run%s"
                .formatted(entries.size(), entries.size() - toRun(), toRun(), time()));
        return lines;
    }

    private String time() {
        if (toRun() == 0) {
            return "";
        }
        return seconds.isPresent()
                ? ", about %s as %s finished trials went".formatted(Durations.rounded(seconds.getAsDouble()), basis)
                : ", for how long cannot be said before one is finished";
    }
}
