package org.taggerlab.harness.statistics.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * The example of DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837: 43 patients, three tests. Areas, standard
 * errors and contrasts as SAS prints them in the SAS/STAT User's Guide, PROC LOGISTIC, "Comparing Receiver Operating
 * Characteristic Curves".
 */
class DeLongTest {
    /** albumin, total protein, K-G score, whether surgery was of use. */
    private static final double[][] PATIENTS = rows("""
            3.0 5.8 10 0  3.2 6.3 5 1  3.9 6.8 3 1  2.8 4.8 6 0  3.2 5.8 3 1  0.9 4.0 5 0  2.5 5.7 8 0  1.6 5.6 5 1
            3.8 5.7 5 1  3.7 6.7 6 1  3.2 5.4 4 1  3.8 6.6 6 1  4.1 6.6 5 1  3.6 5.7 5 1  4.3 7.0 4 1  3.6 6.7 4 0
            2.3 4.4 6 1  4.2 7.6 4 0  4.0 6.6 6 0  3.5 5.8 6 1  3.8 6.8 7 1  3.0 4.7 8 0  4.5 7.4 5 1  3.7 7.4 5 1
            3.1 6.6 6 1  4.1 8.2 6 1  4.3 7.0 5 1  4.3 6.5 4 1  3.2 5.1 5 1  2.6 4.7 6 1  3.3 6.8 6 0  1.7 4.0 7 0
            3.7 6.1 5 1  3.3 6.3 7 1  4.2 7.7 6 1  3.5 6.2 5 1  2.9 5.7 9 0  2.1 4.8 7 1  2.8 6.2 8 0  4.0 7.0 7 1
            3.3 5.7 6 1  3.7 6.9 5 1  3.6 6.6 5 1""");

    private static final ScoredJets ALBUMIN = test(patient -> patient[0]);
    private static final ScoredJets PROTEIN = test(patient -> patient[1]);
    private static final ScoredJets KG = test(patient -> 10 - patient[2]);

    @Test
    void areasAndTheirErrorsAreThePublishedOnes() {
        assertThat(Auc.of(ALBUMIN).value()).isCloseTo(0.7366, within(5e-5));
        assertThat(Math.sqrt(Auc.of(ALBUMIN).variance())).isCloseTo(0.0927, within(5e-5));
        assertThat(Auc.of(PROTEIN).value()).isCloseTo(0.6478, within(5e-5));
        assertThat(Math.sqrt(Auc.of(PROTEIN).variance())).isCloseTo(0.1000, within(5e-5));
        assertThat(Auc.of(KG).value()).isCloseTo(0.7258, within(5e-5));
        assertThat(Math.sqrt(Auc.of(KG).variance())).isCloseTo(0.1028, within(5e-5));
    }

    @Test
    void contrastsOfCorrelatedAreasAreThePublishedOnes() {
        var albumin = CorrelatedAucs.of(ALBUMIN, KG);
        assertThat(albumin.difference()).isCloseTo(0.0108, within(5e-5));
        assertThat(Math.sqrt(albumin.variance())).isCloseTo(0.0953, within(5e-5));
        assertThat(p(albumin)).isCloseTo(0.9102, within(5e-5));
        var protein = CorrelatedAucs.of(PROTEIN, KG);
        assertThat(protein.difference()).isCloseTo(-0.0780, within(5e-5));
        assertThat(Math.sqrt(protein.variance())).isCloseTo(0.1046, within(5e-5));
        assertThat(protein.interval().low()).isCloseTo(-0.0780 - 1.96 * 0.1046, within(2e-4));
    }

    @Test
    void aTaggerDoesNotDifferFromItself() {
        var same = CorrelatedAucs.of(KG, KG);
        assertThat(same.variance()).isZero();
        assertThat(same.difference()).isZero();
    }

    @Test
    void taggersThatWereTestedOnDifferentJetsAreNotCompared() {
        var fewer = new ScoredJets(Arrays.copyOf(KG.signal(), 5), KG.background());
        assertThatThrownBy(() -> CorrelatedAucs.of(KG, fewer)).hasMessageContaining("different jets");
    }

    /** Two-sided p-value of equal areas. */
    private static double p(CorrelatedAucs pair) {
        return 2
                * new NormalDistribution()
                        .cumulativeProbability(-Math.abs(pair.difference()) / Math.sqrt(pair.variance()));
    }

    private static ScoredJets test(ToDoubleFunction<double[]> result) {
        return new ScoredJets(ofClass(1, result), ofClass(0, result));
    }

    private static double[] ofClass(int label, ToDoubleFunction<double[]> result) {
        return Arrays.stream(PATIENTS)
                .filter(patient -> patient[3] == label)
                .mapToDouble(result)
                .toArray();
    }

    private static double[][] rows(String text) {
        double[] all = Arrays.stream(text.strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[][] rows = new double[all.length / 4][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(all, 4 * i, 4 * i + 4);
        }
        return rows;
    }
}
