package org.taggerlab.harness.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.results.FinishedTrial;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Results;
import org.taggerlab.harness.results.Trials;
import org.taggerlab.vocabulary.sample.SampleUse;
import org.taggerlab.vocabulary.sample.Task;

/** Result sets of a few jets, whose differences follow by hand. */
final class ComparisonExamples {
    /** Scores of the fourth signal jet: below 0, 1, 2, 3, 4 of the four background jets. */
    private static final float[] FOURTH = {.65f, .55f, .4f, .2f, .1f};

    static final ResultSet BASELINE = results("fine-tuned", 0, 1, 0, 1, 0, 1);
    static final ResultSet WORSE = results("fine-tuned", 3, 4, 3, 2, 4, 3);

    private ComparisonExamples() {}

    static Comparison compare(ResultSet baseline, ResultSet current) {
        return Comparison.of(baseline, current, FailOn.SIGNIFICANT_REGRESSION);
    }

    /** Results in which so many of 20 background jets pass at a signal efficiency of 0.5, one number a repetition. */
    static ResultSet passing(int... counts) {
        var trials = new ArrayList<FinishedTrial>();
        for (int repetition = 0; repetition < counts.length; repetition++) {
            trials.add(Trials.done("fine-tuned", 500, repetition, Trials.passing(counts[repetition]), 1, .6));
        }
        return collect(trials);
    }

    static ResultSet named(String experiment) {
        return copy(BASELINE, experiment, BASELINE.task(), BASELINE.samples(), BASELINE.configuration());
    }

    static ResultSet events(ResultSet results) {
        return copy(
                results, results.experiment(), Task.EVENT_CLASSIFICATION, results.samples(), results.configuration());
    }

    static ResultSet results(String prescription, int... below) {
        var trials = new ArrayList<FinishedTrial>();
        for (int i = 0; i < below.length; i++) {
            trials.add(Trials.done(prescription, 500, i, scores(below[i]), 1, .6));
        }
        return collect(trials);
    }

    static float[] scores(int below) {
        return new float[] {.9f, .8f, .7f, FOURTH[below], .6f, .45f, .3f, .15f};
    }

    static ResultSet collect(List<FinishedTrial> trials) {
        return Results.collect(Trials.plan("a title"), trials, "0.1.0", "", "");
    }

    static ResultSet join(ResultSet first, ResultSet second) {
        var trials = new ArrayList<>(first.trials());
        trials.addAll(second.trials());
        return new ResultSet(
                first.schema(),
                first.experiment(),
                first.title(),
                first.profile(),
                first.arguments(),
                first.task(),
                first.configuration(),
                first.environment(),
                first.samples(),
                null,
                trials,
                first.testJets(),
                first.summary(),
                List.of(),
                List.of());
    }

    static ResultSet copy(ResultSet results, List<SampleUse> samples, Map<String, Object> configuration) {
        return copy(results, results.experiment(), results.task(), samples, configuration);
    }

    static ResultSet copy(
            ResultSet results,
            String experiment,
            Task task,
            List<SampleUse> samples,
            Map<String, Object> configuration) {
        return new ResultSet(
                results.schema(),
                experiment,
                results.title(),
                results.profile(),
                results.arguments(),
                task,
                configuration,
                results.environment(),
                samples,
                null,
                results.trials(),
                results.testJets(),
                results.summary(),
                List.of(),
                List.of());
    }
}
