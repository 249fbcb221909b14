package org.taggerlab.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.taggerlab.harness.executor.Durations;
import org.taggerlab.harness.plan.PlannedTrial;

/**
 * What a run would do.
 *
 * @param entries every trial that can run, in the order of the plans, the candidates of tunings included; one that several
 *     experiments share stands once
 * @param waiting the trials that run when their tuning has chosen their settings
 * @param seconds about how long the trials to run would take; empty if none like them was ever finished
 * @param basis how many finished trials the estimate is from
 */
public record Forecast(List<Entry> entries, List<PlannedTrial> waiting, OptionalDouble seconds, int basis) {

    /** Copies. */
    public Forecast {
        entries = List.copyOf(entries);
        waiting = List.copyOf(waiting);
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
        waiting.forEach(trial -> lines.add("waits  " + trial.request().title() + " (for its tuning)"));
        lines.add("%s trials: %s cached, %s to run%s%s"
                .formatted(
                        entries.size() + waiting.size(),
                        entries.size() - toRun(),
                        toRun(),
                        waiting.isEmpty() ? "" : ", %s wait for their tuning".formatted(waiting.size()),
                        time()));
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
