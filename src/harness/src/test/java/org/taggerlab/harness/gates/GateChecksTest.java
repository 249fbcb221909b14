package org.taggerlab.harness.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.descriptor.Experiment.Expectation;
import org.taggerlab.harness.descriptor.ExperimentExamples;
import org.taggerlab.harness.descriptor.Experiments;
import org.taggerlab.harness.results.Results;
import org.taggerlab.harness.results.Trials;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;

/** The experiment has from-scratch, fine-tuned and frozen at 500 and 1000 jets; gates begin at line 20, column 9. */
class GateChecksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auc(fine-tuned, 1000) >= 0.87",
                "  rejection( frozen , 500 , 0.5 )>40  with 95 % confidence ",
                "data-efficiency(fine-tuned) >= 2",
                "data-efficiency(fine-tuned, 0.85) >= 2 with 95% confidence",
                "auc(fine-tuned, 500) - auc(from-scratch, 500) >= 1e-2 with 95% confidence",
                "-0.1 < accuracy(frozen, 1_000)",
                "speed-up(frozen) > 1"
            })
    void rightGatesAreRight(String gate) {
        assertThat(check(gate)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            aux(fine-tuned, 500) >= 0.8;          9;  did you mean `auc`?
            auc(fine-tuned, 500) = 0.8;           30; `=` has no meaning in a gate
            auc(fine-tuned, 500) 0.8;             30; `0.8` is unexpected; expected one of >= > <= <
            auc(fine-tuned 500) >= 0.8;           24; `500` is unexpected; expected auc(prescription, size)
            auc(fine-tuned) >= 0.8;               23; expected auc(prescription, size)
            auc(500) >= 0.8;                      13; expected a prescription, as in auc(prescription, size)
            auc(fine-tuned, 500) >=;              32; the gate ends here; expected a number or one of auc(
            auc(fine-tuned, 500) >= 0.8 with 90% confidence; 42; expected `95%`
            auc(fine-tuned, 500) >= 0.8 0.9;      37; expected the end or `with 95% confidence`
            0.5 >= 0.4;                           9;  asks for no result
            speed-up(frozen) > speed-up(fine-tuned) with 95% confidence; 28; only auc, source-auc, accuracy and rejection
            auc(fine-tuned, 500) >= auc(fine-tunde, 500); 33; did you mean `fine-tuned`?
            source-acu(frozen, 500) >= 0.8;       9;  did you mean `source-auc`?
            source-auc(frozen, 500) >= 0.8;       9;  asks for the source's task, which this experiment does not test; give `source` a number of test jets: `test`
            auc(thawed, 500) >= 0.8;              9;  expected one of from-scratch, fine-tuned, frozen
            auc(frozen(fusion), 500) >= 0.8;      9;  expected one of from-scratch, fine-tuned, frozen
            auc(frozen(), 500) >= 0.8;            20; expected a block, as in frozen(fusion)
            auc(frozen(fusion, 500) >= 0.8;       26; expected `)`
            auc(fine-tuned, 700) >= 0.8;          9;  expected one of 500, 1000
            auc(fine-tuned, 500.5) >= 0.8;        9;  expected one of 500, 1000
            rejection(frozen, 500, 0.4) > 9;      9;  expected one of 0.3, 0.5, 0.7
            data-efficiency(from-scratch) > 1;    9;  compares from-scratch with itself
            data-efficiency(frozen, 87) > 1;      9;  not between 0.5 and 1
            """)
    void wrongGatesAreNamedWithTheirColumn(String gate, int column, String message) {
        var wrong = check(gate);
        assertThat(wrong).hasSize(1);
        assertThat(wrong.get(0).message()).contains(message).contains(gate);
        assertThat(wrong.get(0).line()).isEqualTo(20);
        assertThat(wrong.get(0).column()).isEqualTo(column);
        assertThat(wrong.get(0).file()).isEqualTo(Path.of("experiments/top-to-w.yaml"));
    }

    @Test
    void allWrongGatesAreNamedAtOnce() {
        var experiment = Trials.plan("", new Expectation("auc(", 20, 9), new Expectation("auc(x, 1) > 0", 21, 9))
                .experiment();
        assertThat(Gates.check(experiment, false)).extracting(Diagnostic::line).containsExactly(20, 21, 21);
    }

    @Test
    void columnOfAQuotedGateIsThatOfTheMistakeInTheFile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("top-to-w.yaml");
        Files.writeString(file, "title: quoted\nexpect: [\"auc(thawed, 500) > 0\", 'auc(frozen, 700) > 0']\n");
        var e = Trials.plan(
                        "",
                        new Expectation("auc(thawed, 500) > 0", 2, 10),
                        new Expectation("auc(frozen, 700) > 0", 2, 34))
                .experiment();
        var experiment = ExperimentExamples.experiment(
                e.name(),
                file,
                e.title(),
                e.network(),
                e.source(),
                e.target(),
                e.prescriptions(),
                e.training(),
                e.repetitions(),
                e.seed(),
                e.badJets(),
                e.expect());
        assertThat(Gates.check(experiment, false))
                .extracting(Diagnostic::column)
                .containsExactly(11, 35);
    }

    @Test
    void gatesOfAListOverSeveralLinesAreNamedWhereEachStands(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("samples.yaml"), "samples: {top: {}, w: {}, qcd: {}}\n");
        Files.writeString(folder.resolve("top-to-w.yaml"), """
                network: {type: lundnet}
                source: {signal: top, background: qcd, size: 1000}
                target: {signal: w, background: qcd, sizes: [500], validation: 100, test: 200}
                expect: ["auc(frozen, 500) >= 0.1",
                    "auc(frozen, 700) >= 0.1",  # no such size
                    auc(thawed,
                      500) > 0,
                  'auc(fine-tuned, 500) = 1']
                """);
        var experiment = Experiments.read(folder, null, List.of(), Map.of()).get(0);
        assertThat(Gates.check(experiment, false))
                .extracting(wrong -> wrong.line() + ":" + wrong.column())
                // a comma ends a plain scalar in a flow list, so the third gate is two entries
                .containsExactly("5:6", "6:15", "7:10", "8:25");
    }

    @Test
    void gateOverSeveralLinesIsNamedByItsBeginning(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("samples.yaml"), "samples: {top: {}, w: {}, qcd: {}}\n");
        Files.writeString(folder.resolve("top-to-w.yaml"), """
                network: {type: lundnet}
                source: {signal: top, background: qcd, size: 1000}
                target: {signal: w, background: qcd, sizes: [500], validation: 100, test: 200}
                expect:
                  - >-
                    auc(frozen, 500) >=
                    auc(thawed, 500)
                """);
        var experiment = Experiments.read(folder, null, List.of(), Map.of()).get(0);
        assertThat(Gates.check(experiment, false))
                .extracting(wrong -> wrong.line() + ":" + wrong.column())
                .containsExactly("5:5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auc(fine-tuned, 700) >= 0.8",
                "auc(frozen(fusion), 500) >= 0.8",
                "auc(thawed, 500) > auc(frozen, 500)",
                "source-auc(frozen, 500) >= 0.9"
            })
    void aGateThatAChangedExperimentHasNothingForIsNotEvaluated(String gate) {
        var experiment = Trials.plan("", new Expectation(gate, 20, 9)).experiment();
        var results = Results.collect(Trials.plan("a title"), List.of(), "0.1.0", "", "");

        assertThat(Gates.check(experiment, true)).isEmpty();
        var outcome = Gates.evaluate(results, experiment).get(0);
        assertThat(outcome.verdict()).isEqualTo("not evaluated");
        assertThat(outcome.failed()).isFalse();
        assertThat(outcome.sentence()).contains("does not");
    }

    @Test
    void aMistakeInAGateIsOneWhateverWasChanged() {
        var experiment = Trials.plan("", new Expectation("aux(fine-tuned, 500) > 0", 20, 9))
                .experiment();
        assertThat(Gates.check(experiment, true)).hasSize(1);
    }

    private static List<Diagnostic> check(String gate) {
        return Gates.check(Trials.plan("", new Expectation(gate, 20, 9)).experiment(), false);
    }
}
