package org.taggerlab.harness.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.results.ResultSet.Metrics;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.Training;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.vocabulary.worker.Status;

/**
 * A sweep of two prescriptions, three sizes and six repetitions, one cell with four, one with ties. References from SciPy
 * 1.17.1 and statsmodels 0.15.0, for each metric and cell {@code d}, own minus from-scratch:
 *
 * <pre>
 * m = d.mean(); h = stats.t.ppf(.975, len(d) - 1) * stats.sem(d) / (1 - m**2); tanh(arctanh(m) - h), tanh(arctanh(m) + h)
 * multipletests([stats.ttest_rel(own, scratch).pvalue for each cell with len(d) >= 5], method='holm')[1]
 * multipletests([stats.wilcoxon(d, mode='exact').pvalue for each of them without ties], method='holm')[1]
 * </pre>
 */
class TestSummaryTest {
    private static final int BACKGROUND = 1000;

    @Test
    void intervalsAndCorrectedPValuesAreThoseOfScipyAndStatsmodels() throws IOException {
        var tests = TestSummary.of(TrialGrid.of(trials()), TestJets.NONE);
        var expected = lines("sweep-of-six-repetitions.scipy.txt");

        assertThat(tests).hasSameSizeAs(expected).hasSize(18);
        for (int i = 0; i < expected.size(); i++) {
            String[] words = expected.get(i).split(" ");
            var test = tests.get(i);
            String cell = String.join(" ", words[0], words[1], words[2]);
            assertThat(test.metric() + " " + test.prescription() + " " + test.size())
                    .isEqualTo(cell);
            assertThat(test.difference()).as(cell).isCloseTo(Double.parseDouble(words[3]), within(1e-12));
            assertThat(test.low()).as(cell).isCloseTo(Double.parseDouble(words[4]), within(1e-9));
            assertThat(test.high()).as(cell).isCloseTo(Double.parseDouble(words[5]), within(1e-9));
            assertP(cell + " t", test.t(), words[6]);
            assertP(cell + " wilcoxon", test.wilcoxon(), words[7]);
            assertThat(test.repetitions()).as(cell).isEqualTo(Integer.parseInt(words[8]));
        }
    }

    private static void assertP(String what, Double found, String expected) {
        if (expected.equals("none")) {
            assertThat(found).as(what).isNull();
        } else {
            double p = Double.parseDouble(expected);
            assertThat(found).as(what).isCloseTo(p, within(1e-8 * p));
        }
    }

    private static List<TrialRecord> trials() throws IOException {
        return lines("sweep-of-six-repetitions.txt").stream()
                .map(line -> trial(line.split(" ")))
                .toList();
    }

    private static TrialRecord trial(String[] words) {
        double auc = Double.parseDouble(words[3]);
        int background = Integer.parseInt(words[5]);
        var rejections = new LinkedHashMap<String, Rejection>();
        for (String efficiency : Measured.SIGNAL_EFFICIENCIES) {
            rejections.put(efficiency, new Rejection((double) BACKGROUND / background, 1, null, background));
        }
        return new TrialRecord(
                String.join("-", words),
                "lundnet5",
                words[0],
                null,
                null,
                Integer.parseInt(words[1]),
                0,
                Integer.parseInt(words[2]),
                1,
                Status.DONE,
                new Metrics(auc, auc, auc, Double.parseDouble(words[4]), 0.5, rejections),
                null,
                null,
                null,
                new Training(1, 1, 0, 1, 1, null, null, 1, 1, 1, 1, null, null),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                "");
    }

    private static List<String> lines(String resource) throws IOException {
        try (var stream = TestSummaryTest.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
