package org.taggerlab.harness.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** Files whose keys and types are right and whose values cannot have come from trials. */
class EditedResultsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path file;
    private ObjectNode tree;

    @BeforeEach
    void write() throws IOException {
        var results = Results.collect(
                Trials.plan("a title"),
                List.of(
                        Trials.done("from-scratch", 500, 0, Trials.passing(12), 2, .69, .60),
                        Trials.done("fine-tuned", 500, 0, Trials.passing(0), 1, .69, .59),
                        Trials.failed("frozen", 500, 0, "out of memory")),
                "0.1.0",
                "",
                "");
        ResultFiles.write(results, folder);
        file = folder.resolve(ResultFiles.JSON);
        tree = (ObjectNode) JSON.readTree(file.toFile());
    }

    @Test
    void whatWasNotEditedIsRead() {
        assertThatCode(() -> ResultFiles.read(file)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            /trials/0/metrics/auc; 7; trials[0].metrics.auc is 7.0, expected 0 to 1.
            /trials/0/metrics/auc; 0.01; trials[0].metrics.auc is 0.01, expected between auc-low and auc-high.
            /trials/0/source-auc; {"auc": 7, "low": 0, "high": 8}; trials[0].source-auc.auc is 7.0, expected 0 to 1.
            /trials/0/source-auc; {"auc": 0.5, "low": 0.6, "high": 0.8}; trials[0].source-auc.auc is 0.5, expected between low and high, of a trial that is done.
            /trials/0/source-auc; {"auc": 0.5, "low": 0.4}; trials[0].source-auc.high is missing.
            /trials/0/cka; {"dense": 2}; trials[0].cka.dense is 2.0, expected 0 to 1.
            /trials/0/cka; {"dense": null}; trials[0].cka.dense is NaN, expected 0 to 1.
            /trials/0/cka; {"dense": "x"}; trials[0].cka.dense is "x", expected a finite number or null.
            /trials/0/metrics/accuracy; -0.1; trials[0].metrics.accuracy is -0.1, expected 0 to 1.
            /samples/0/left-out; {"not finite": -3}; samples[0].left-out.not finite is -3, expected 0 or more.
            /samples/0/left-out; {"not finite": "x"}; samples[0].left-out.not finite is "x", expected a whole number.
            /tuning; [{"prescription": "frozen", "size": 1, "candidates": [], "chosen": 0, "at-edge": [], "best-of": [], "tuning-seconds": 1}]; tuning[0].chosen is 0, expected one of the 0 candidates, counted from 0.
            /tuning; [{"prescription": "frozen", "size": 1, "candidates": [], "chosen": 0.5, "at-edge": [], "best-of": []}]; tuning[0].chosen is 0.5, expected a whole number.
            /trials/0/metrics/loss; -1; trials[0].metrics.loss is -1.0, expected 0 or more.
            /trials/0/metrics/rejection/0.3; ; trials[0].metrics.rejection.0.3 is missing, expected a rejection.
            /trials/0/metrics/rejection/0.5/background; -3; trials[0].metrics.rejection.0.5.background is -3, expected 0 or more.
            /trials/0/metrics/rejection/0.5/background; 0; trials[0].metrics.rejection.0.5.value is 1.6666666666666667, expected null
            /trials/0/metrics/rejection/0.5/value; null; trials[0].metrics.rejection.0.5.value is null, expected a number
            /trials/0/metrics/rejection/0.5/value; 99; trials[0].metrics.rejection.0.5.value is 99.0, expected between its low and its high.
            /trials/0/metrics/rejection/0.5/low; 0.5; trials[0].metrics.rejection.0.5.low is 0.5, expected 1 or more.
            /trials/0/metrics; null; trials[0].metrics is missing, expected metrics of a trial that is done.
            /trials/0/training; null; trials[0].training is missing, expected that of a trial that is done.
            /trials/0/training/best-epoch; 3; trials[0].training.best-epoch is 3, expected one of the 2 epochs.
            /trials/0/training/seconds; -1; trials[0].training.seconds is -1.0, expected 0 or more.
            /trials/0/overhead/start-seconds; -1; trials[0].overhead.start-seconds is -1.0, expected 0 or more.
            /trials/0/overhead/warm-up-seconds; "x"; trials[0].overhead.warm-up-seconds is "x", expected a finite number.
            /trials/0/overhead/test-seconds; ; trials[0].overhead.test-seconds is missing.
            /trials/0/overhead/validation-seconds; 0.9; trials[0].overhead.validation-seconds is 0.9, expected the 1.0 of its epochs or more.
            /trials/0/history/1/validation-seconds; -0.5; trials[0].history[1].validation-seconds is -0.5, expected 0 or more.
            /trials/0/size; -500; trials[0].size is -500, expected 0 or more.
            /trials/0/labels; -1; trials[0].labels is -1, expected 0 or more.
            /trials/0/repetition; 2000000000; trials[0].repetition is 2000000000, expected 0 to 999.
            /trials/0/status; "fine"; trials[0].status is "fine", expected one of [done, diverged, failed].
            /trials/2/status; "done"; trials[2].metrics is missing, expected metrics of a trial that is done.
            /trials/0/history/1/epoch; 1; trials[0].history[1].epoch is 1, expected more than 1.
            /trials/0/history/1/seconds; 0.5; trials[0].history[1].seconds is 0.5, expected 2.0 or more.
            /trials/0/history/0/validation-loss; -0.5; trials[0].history[0].validation-loss is -0.5, expected 0 or more.
            /trials/0/roc/signal; [0, 1]; expected as many points of signal as of background
            /trials/0/roc/background/1; 1.5; trials[0].roc.background[1] is 1.5, expected 0.0 to 1.
            /trials/1/scores/signal; [1, 2]; trials[1].scores.signal is 2 bins, expected 40, as in other trials.
            /trials/1/scores/signal/0; -1; trials[1].scores.signal is a negative number, expected counts of 0 or more.
            /trials/1/calibration/score; []; trials[1].calibration.score is 0 bins, expected 10, as in other trials.
            /trials/1/prescription; "from-scratch"; trials[1] is from-scratch, size 500, repetition 0, expected a trial that is not there yet
            /samples/0/jets; -1; samples[0].jets is -1, expected 0 or more.
            """)
    void whatCannotHaveComeFromATrialIsNamedByItsPath(String pointer, String value, String message) throws IOException {
        set(pointer, value == null ? null : JSON.readTree(value));

        assertThatThrownBy(() -> ResultFiles.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message)
                .hasMessageContaining("write it again with `mvn tagger:report`");
    }

    @Test
    void whatFollowsFromTrialsIsDerivedAgainAndNotBelieved() throws IOException {
        set("/summary/curves/0/points/0/mean", JSON.readTree("0.99"));
        set("/summary/data-efficiency", JSON.readTree("[]"));

        var summary = ResultFiles.read(file).summary();
        assertThat(summary.curves().get(0).points().get(0).mean())
                .isEqualTo(ResultFiles.read(file).trials().get(0).metrics().auc());
    }

    private void set(String pointer, JsonNode value) throws IOException {
        var place = JsonPointer.compile(pointer);
        var parent = tree.at(place.head());
        String last = place.last().getMatchingProperty();
        if (parent instanceof ArrayNode list) {
            list.set(place.last().getMatchingIndex(), value);
        } else if (value == null) {
            assertThat(((ObjectNode) parent).remove(last)).isNotNull();
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        JSON.writeValue(file.toFile(), tree);
    }
}
