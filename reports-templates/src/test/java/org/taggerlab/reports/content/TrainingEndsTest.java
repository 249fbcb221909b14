package org.taggerlab.reports.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.Training;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.TestJets;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.worker.Status;

class TrainingEndsTest {
    private static final Map<String, Object> PATIENT = Map.of("training", Map.of("stop", Map.of("patience", 5)));
    private static final Map<String, Object> IMPATIENT =
            Map.of("training", Map.of("stop", Map.of("patience", 0, "patience-steps", 0)));

    private static final TrialRecord OUT_OF_PATIENCE = trial("fine-tuned", 12, 7, Course.End.PATIENCE);
    private static final TrialRecord CAPPED = trial("fine-tuned", 20, 18, Course.End.CAP);
    private static final TrialRecord LAST = trial("from-scratch", 20, 20, Course.End.CAP);

    @Test
    void trialsThatWereCutOffAreCountedInTheHeadlineAndThoseOfTheSourceAreNot() {
        var source = trial("source", 20, 20, Course.End.CAP);
        assertThat(Headline.of(results(PATIENT, source, OUT_OF_PATIENCE, CAPPED, CAPPED, LAST)))
                .contains(
                        "3 of 4 trials ended at the most epochs, 1 of them with its last epoch the best: train longer.");
        assertThat(warning(PATIENT, OUT_OF_PATIENCE, CAPPED))
                .containsExactly(
                        "1 of 2 trials ended at the most epochs, none of them with its last epoch the best: train longer.");
        assertThat(warning(PATIENT, LAST, LAST, CAPPED))
                .containsExactly(
                        "3 of 3 trials ended at the most epochs, 2 of them with their last epoch the best: train longer.");
    }

    @Test
    void nothingIsSaidWhereEveryTrialRanOutOfPatience() {
        assertThat(warning(PATIENT, OUT_OF_PATIENCE, OUT_OF_PATIENCE)).isEmpty();
        assertThat(warning(PATIENT)).isEmpty();
    }

    @Test
    void withoutPatienceOnlyALastEpochThatIsTheBestIsReported() {
        assertThat(warning(IMPATIENT, CAPPED, CAPPED)).isEmpty();
        assertThat(warning(IMPATIENT, CAPPED, LAST))
                .containsExactly("1 of 2 trials kept its last epoch as the best: train longer.");
    }

    @Test
    void aPatienceThatIsTunedIsAPatience() {
        var tuned =
                Map.<String, Object>of("tuning", Map.of("fine-tuned", Map.of("stop.patience-steps", List.of(0, 40))));
        assertThat(warning(tuned, CAPPED)).hasSize(1);
    }

    @Test
    void ofOlderFilesWhichDoNotSayWhyATrainingEndedTheLastEpochsAreCounted() {
        assertThat(warning(PATIENT, trial("fine-tuned", 20, 20, null), trial("fine-tuned", 20, 18, null)))
                .containsExactly(
                        "1 of 2 trials ended at the most epochs, 1 of them with its last epoch the best: train longer.");
    }

    @Test
    void everyEndIsCountedBelowTheTrials() {
        assertThat(TrainingEnds.of(results(PATIENT, OUT_OF_PATIENCE, CAPPED, LAST))
                        .sentence())
                .isEqualTo("Of 3 trials with a result, 2 ended at the most epochs; 1 kept the last epoch as the best.");
        assertThat(TrainingEnds.of(results(PATIENT, OUT_OF_PATIENCE)).sentence())
                .isEqualTo(
                        "Of 1 trial with a result, none ended at the most epochs; none kept the last epoch as the best.");
    }

    private static List<String> warning(Map<String, Object> configuration, TrialRecord... trials) {
        return TrainingEnds.of(results(configuration, trials)).warning().stream()
                .toList();
    }

    private static TrialRecord trial(String prescription, int epochs, int bestEpoch, Course.End stopped) {
        var training = new Training(epochs, bestEpoch, 0, 1, 1, null, null, 1, 1, 1, 1, 10L * epochs, stopped);
        return new TrialRecord(
                "key",
                "lundnet5",
                prescription,
                null,
                null,
                500,
                600,
                0,
                1,
                Status.DONE,
                null,
                null,
                null,
                null,
                training,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                "");
    }

    private static ResultSet results(Map<String, Object> configuration, TrialRecord... trials) {
        return new ResultSet(
                ResultSet.SCHEMA,
                "top-to-w",
                "title",
                "quick",
                "",
                Task.JET_TAGGING,
                configuration,
                null,
                List.of(),
                null,
                Stream.of(trials).toList(),
                TestJets.NONE,
                new Summary(List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of());
    }
}
