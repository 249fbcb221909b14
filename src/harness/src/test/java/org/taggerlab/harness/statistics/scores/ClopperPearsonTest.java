package org.taggerlab.harness.statistics.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.harness.statistics.Interval;

class ClopperPearsonTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"81, 263, 0.2527, 0.3676", "15, 148, 0.0578, 0.1617", "0, 20, 0.0000, 0.1684", "1, 29, 0.0009, 0.1776"})
    void intervalsAreThoseOfNewcombesTable(int passed, int all, double low, double high) {
        // Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 5
        var interval = ClopperPearson.of(passed, all);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void intervalIsThatOfSciPy() {
        // scipy.stats.binomtest(81, 263).proportion_ci(method='exact')
        var interval = ClopperPearson.of(81, 263);
        assertThat(interval.low()).isCloseTo(0.25273674558504283, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.3676219226013475, within(1e-9));
    }

    @Test
    void fractionOfAllReachesOne() {
        // low = (0.025)^(1/20)
        assertThat(ClopperPearson.of(20, 20))
                .isEqualTo(new Interval(ClopperPearson.of(20, 20).low(), 1));
        assertThat(ClopperPearson.of(20, 20).low()).isCloseTo(0.8315665290169146, within(1e-9));
    }

    @Test
    void tieIsHalfASuccess() {
        // scipy.stats.beta.ppf(.025, 4.5, 1.5), scipy.stats.beta.ppf(.975, 5.5, .5)
        assertThat(ClopperPearson.of(4.5, 5).low()).isCloseTo(0.3713735993680057, within(1e-7));
        assertThat(ClopperPearson.of(4.5, 5).high()).isCloseTo(0.9999065793999604, within(1e-7));
    }
}
