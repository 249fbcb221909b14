package org.taggerlab.reports.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taggerlab.harness.results.Summary.DataEfficiency.BEST;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.DataEfficiency;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.harness.results.Summary.SpeedUp;
import org.taggerlab.harness.results.TestJets;
import org.taggerlab.vocabulary.sample.SampleUse;
import org.taggerlab.vocabulary.sample.Task;

class HeadlineTest {
    private static final SpeedUp FASTER = speedUp(2.7, 2.1, 3.4, 5);

    @Test
    void savingIsSaidWithItsInterval() {
        assertThat(headline(efficiency(6.1, false, false, 4.2, 9.3, 5), FASTER))
                .isEqualTo("fine-tuned needs 6.1x (4.2 to 9.3) fewer jets than from-scratch for AUC 0.9200; "
                        + "trains 2.7x (2.1 to 3.4) faster at 10,000 jets; 5 repetitions.");
    }

    @Test
    void boundIsCalledABound() {
        assertThat(headline(efficiency(20.0, true, false, 8.0, null, 5), FASTER))
                .startsWith("fine-tuned needs at least 20x (from 8.0) fewer jets");
        assertThat(headline(efficiency(4.0, true, false, 4.0, null, 5), FASTER))
                .startsWith("fine-tuned needs at least 4.0x fewer jets");
        assertThat(headline(efficiency(0.5, false, true, null, 0.8, 5), FASTER))
                .startsWith("fine-tuned needs at least 2.0x (from 1.25) as many jets");
    }

    @Test
    void intervalThatHoldsOneIsNoSaving() {
        assertThat(headline(efficiency(1.3, false, false, 0.9, 1.9, 5), FASTER))
                .startsWith("fine-tuned shows no clear saving of jets for AUC 0.9200: 1.30x (0.90 to 1.90)");
    }

    @Test
    void intervalThatIsOpenOnBothSidesIsSaidToBeSo() {
        assertThat(headline(efficiency(3.8, false, false, null, null, 3), FASTER))
                .startsWith(
                        "fine-tuned shows no clear saving of jets for AUC 0.9200: 3.8x (interval wider than the sweep);");
    }

    @Test
    void prescriptionThatNeedsMoreIsSaidToNeedMore() {
        assertThat(headline(efficiency(0.5, false, false, 0.4, 0.8, 5), FASTER))
                .startsWith("fine-tuned needs 2.0x (1.25 to 2.5) as many jets as from-scratch");
    }

    @Test
    void sweepThatShowsNothingIsSaidToShowNothing() {
        assertThat(headline(efficiency(null, false, false, null, null, 5), FASTER))
                .contains("cannot be distinguished by the sizes of this sweep");
    }

    @Test
    void targetThatIsMissedIsSaid() {
        assertThat(headline(efficiency(6.1, false, false, 4.2, 9.3, 5), speedUp(null, null, null, 0)))
                .contains("never reaches from-scratch's best validation loss at 10,000 jets");
        assertThat(headline(efficiency(6.1, false, false, 4.2, 9.3, 5), speedUp(2.7, 2.1, 3.4, 3)))
                .contains("at 10,000 jets in the 3 of 5 repetitions that reach its validation loss");
    }

    @Test
    void repetitionsThatWereNotTimedAlikeAreSaidToBeLeftOut() {
        var some = new SpeedUp("fine-tuned", 10000, "time-to-target", 2.7, 2.1, 3.4, 2, 2, 3, "why");
        assertThat(headline(efficiency(6.1, false, false, 4.2, 9.3, 5), some))
                .contains(
                        "trains 2.7x (2.1 to 3.4) faster at 10,000 jets (3 of 5 repetitions left out, not timed alike);");
        var all = new SpeedUp("fine-tuned", 10000, "time-to-target", null, null, null, 0, 0, 5, "why");
        assertThat(headline(efficiency(6.1, false, false, 4.2, 9.3, 5), all))
                .contains(
                        "; cannot be compared in training time at 10,000 jets, because no repetition was timed alike;");
    }

    @Test
    void savingAtASmallerAucIsSaidWhereThereIsNoneAtTheLargest() {
        var curves = List.of(curve("from-scratch"), curve("fine-tuned"));
        var efficiencies = List.of(
                new DataEfficiency("fine-tuned", "above", 0.93, null, false, false, null, null, 5),
                new DataEfficiency("fine-tuned", BEST, 0.92, 1.0, false, true, null, 1.0, 5),
                new DataEfficiency("fine-tuned", "inside", 0.85, 2.0, true, false, 1.8, null, 5));
        assertThat(Headline.of(results(curves, efficiencies, List.of())))
                .containsExactly(
                        "fine-tuned needs at least 2.0x (from 1.80) fewer jets than from-scratch for AUC 0.8500, but "
                                + "does not reach from-scratch's AUC 0.9200 with the sizes of this sweep; 5 repetitions.");
    }

    @Test
    void ofManyPrescriptionsThreeAnswerAndTheirChoiceIsSaid() {
        var curves = new ArrayList<>(List.of(curve("from-scratch")));
        var efficiencies = new ArrayList<DataEfficiency>();
        for (int i = 1; i <= 5; i++) {
            curves.add(curve("p" + i));
            efficiencies.add(
                    new DataEfficiency("p" + i, BEST, 0.92, 1.0 + i % 4, false, false, 1.0 + i % 4 / 2.0, 9.0, 5));
        }
        var answer = Headline.of(results(curves, efficiencies, List.of()));
        assertThat(answer).hasSize(4);
        assertThat(answer.get(0))
                .isEqualTo(
                        "The 3 of 5 prescriptions with the highest data efficiency, chosen after the fact; its table has all:");
        assertThat(answer.subList(1, 4))
                .extracting(sentence -> sentence.substring(0, 2))
                .containsExactly("p3", "p2", "p1");
    }

    @Test
    void timeThatMayBeChanceIsNoSpeedUp() {
        assertThat(headline(efficiency(6.1, false, false, 4.2, 9.3, 5), speedUp(1.4, 0.6, 3.1, 5)))
                .contains("shows no clear difference of training time at 10,000 jets: 1.40x (0.60 to 3.1) faster");
        assertThat(headline(efficiency(6.1, false, false, 4.2, 9.3, 5), speedUp(0.5, 0.4, 0.8, 5)))
                .contains("trains 2.0x (1.25 to 2.5) slower at 10,000 jets");
    }

    @Test
    void boundWhoseIntervalHoldsOneIsNoSaving() {
        assertThat(headline(efficiency(1.2, true, false, 0.8, null, 5), FASTER))
                .startsWith("fine-tuned shows no clear saving of jets for AUC 0.9200: at least 1.20x (from 0.80)");
    }

    @Test
    void targetAboveFromScratchsBestIsNotTheAnswer() {
        var curves = List.of(curve("from-scratch"), curve("fine-tuned"));
        var efficiencies = List.of(
                new DataEfficiency("fine-tuned", "above", 0.93, 1.5, true, false, 1.2, null, 6),
                new DataEfficiency("fine-tuned", BEST, 0.92, 3.0, false, false, 2.0, 4.0, 6));
        assertThat(Headline.of(results(curves, efficiencies, List.of())).get(0))
                .startsWith("fine-tuned needs 3.0x (2.0 to 4.0) fewer jets than from-scratch for AUC 0.9200;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1; 1 repetition, no interval and no test.
            2; 2 repetitions, no interval and no test.
            4; 4 repetitions, no test.
            5; 5 repetitions.
            """)
    void fewerThanFiveRepetitionsAreSaidToBeNoTest(int repetitions, String words) {
        var curves = List.of(curve("from-scratch", repetitions), curve("fine-tuned", repetitions));
        var answer = Headline.of(results(curves, List.of(efficiency(6.1, false, false, 4.2, 9.3, 5)), List.of()));
        assertThat(answer.get(0)).endsWith("; " + words).doesNotContain("significant");
    }

    @Test
    void intervalOverDecadesIsNotPrintedAsIfItsEndsWereKnown() {
        assertThat(headline(efficiency(6.1, false, false, 4.2, 9.3, 5), speedUp(1.7, 0.0001, 13334.0, 2)))
                .contains("1.70x (uncertain by more than a factor of 100) faster");
    }

    @Test
    void sizesOfEventsAreOfEachClass() {
        var jets = results(
                List.of(curve("from-scratch"), curve("fine-tuned")),
                List.of(efficiency(6.1, false, false, 4.2, 9.3, 5)),
                List.of(FASTER));
        var events = new ResultSet(
                jets.schema(),
                jets.experiment(),
                jets.title(),
                jets.profile(),
                jets.arguments(),
                Task.EVENT_CLASSIFICATION,
                jets.configuration(),
                null,
                List.of(),
                null,
                List.of(),
                jets.testJets(),
                jets.summary(),
                List.of(),
                List.of());
        assertThat(Headline.of(events).get(0))
                .startsWith("fine-tuned needs 6.1x (4.2 to 9.3) fewer events than from-scratch")
                .contains("faster at 10,000 events of each class;");
    }

    @Test
    void singleRepetitionIsSaidToHaveNoInterval() {
        assertThat(headline(efficiency(1.2, true, false, null, null, 1), FASTER))
                .startsWith("fine-tuned needs at least 1.20x fewer jets than from-scratch for AUC 0.9200;");
    }

    @Test
    void nothingToCompareIsSaid() {
        assertThat(Headline.of(results(List.of(), List.of(), List.of()))).containsExactly("No trial has a result yet.");
        assertThat(Headline.of(results(List.of(curve("fine-tuned")), List.of(), List.of())))
                .containsExactly("Nothing to compare with: no from-scratch trial has a result.");
    }

    @Test
    void aStandInIsNamedWhateverElseThereIsToSay() {
        String words = "standin is a simulated stand-in for collisions, no collision data.";
        for (List<Curve> curves : List.of(
                List.<Curve>of(),
                List.of(curve("fine-tuned")),
                List.of(curve("from-scratch")),
                List.of(curve("from-scratch"), curve("fine-tuned")))) {
            var sample = new SampleUse(
                    "standin",
                    "ab",
                    "simulated stand-in",
                    "p",
                    "g",
                    "CC0-1.0",
                    1,
                    List.of("source without labels"),
                    0,
                    Map.of());
            var results = results(curves, List.of(), List.of());
            var withStandIn = new ResultSet(
                    results.schema(),
                    results.experiment(),
                    results.title(),
                    results.profile(),
                    results.arguments(),
                    results.task(),
                    results.configuration(),
                    results.environment(),
                    List.of(sample),
                    null,
                    results.trials(),
                    results.testJets(),
                    results.summary(),
                    List.of(),
                    List.of());
            assertThat(Headline.of(withStandIn)).hasSize(2).endsWith(words);
        }
    }

    private static String headline(DataEfficiency efficiency, SpeedUp speedUp) {
        var curves = List.of(curve("from-scratch"), curve("fine-tuned"));
        return Headline.of(results(curves, List.of(efficiency), List.of(speedUp)))
                .get(0);
    }

    private static DataEfficiency efficiency(
            Double value, boolean atLeast, boolean atMost, Double low, Double high, int repetitions) {
        return new DataEfficiency("fine-tuned", BEST, 0.92, value, atLeast, atMost, low, high, repetitions);
    }

    private static SpeedUp speedUp(Double value, Double low, Double high, int reached) {
        return new SpeedUp("fine-tuned", 10000, "time-to-target", value, low, high, reached, 5, 0, "");
    }

    private static Curve curve(String prescription) {
        return curve(prescription, 5);
    }

    private static Curve curve(String prescription, int repetitions) {
        return new Curve(
                prescription,
                "auc",
                List.of(new Point(10000, repetitions, 0.92, false, 0.91, 0.93, List.of())),
                null,
                null);
    }

    private static ResultSet results(List<Curve> curves, List<DataEfficiency> efficiency, List<SpeedUp> speedUp) {
        return new ResultSet(
                ResultSet.SCHEMA,
                "top-to-w",
                "title",
                "quick",
                "",
                Task.JET_TAGGING,
                Map.of(),
                null,
                List.of(),
                null,
                List.of(),
                TestJets.NONE,
                new Summary(curves, efficiency, speedUp, List.of(), List.of()),
                List.of(),
                List.of());
    }
}
