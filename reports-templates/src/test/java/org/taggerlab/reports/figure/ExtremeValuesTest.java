package org.taggerlab.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results may hold any number that a double can be: a figure of them is drawn, and soon. */
final class ExtremeValuesTest {
    private static final double[] VALUES = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1e308,
        -1e308,
        1e306,
        1e17,
        1e17 + 16,
        Math.nextUp(1.0),
        1,
        -1,
        1e-9,
        1e-300,
        Double.MIN_NORMAL,
        1e-310,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        -0.0,
        0
    };

    private static final Duration SOON = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void axisThatFollowsAnyTwoValuesHasAFewTicks(boolean log) {
        assertTimeoutPreemptively(SOON, () -> {
            for (double one : VALUES) {
                for (double other : VALUES) {
                    var range = new Range(log ? Axis.log("") : Axis.linear(""));
                    range.data(one);
                    range.band(other);
                    range.interval(other);
                    assertDrawable(range.scale(0, 100), one, other);
                    range.data(other);
                    var scale = range.scale(0, 100);
                    assertDrawable(scale, one, other);
                    assertThat(scale.spans(one) || !scale.has(one) || Math.abs(one) > 1e306 || one < Double.MIN_NORMAL)
                            .as("%s is on its axis %s", one, scale)
                            .isTrue();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void axisThatShallSpanAnyTwoValuesHasAFewTicks(boolean log) {
        assertTimeoutPreemptively(SOON, () -> {
            for (double one : VALUES) {
                for (double other : VALUES) {
                    assertDrawable(new Scale(log, one, other, 0, 100), one, other);
                    var within = new Range((log ? Axis.log("") : Axis.linear("")).within(one, other));
                    within.data(5);
                    assertDrawable(within.scale(0, 100), one, other);
                }
            }
        });
    }

    private static void assertDrawable(Scale scale, double one, double other) {
        var ticks = Ticks.of(scale.log() ? Axis.log("") : Axis.linear(""), scale);
        assertThat(ticks).as("ticks of %s and %s on %s", one, other, scale).hasSizeBetween(1, 12);
        assertThat(ticks).allSatisfy(tick -> {
            assertThat(scale.pixel(tick.value())).isBetween(-0.001, 100.001);
            assertThat(tick.label()).doesNotContain("NaN", "Infinity").hasSizeLessThan(20);
        });
        assertThat(scale.low()).isFinite().isLessThan(scale.high());
        assertThat(scale.high()).isFinite();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void plotOfAnyValuesIsDrawnWithNumbersForPlaces(boolean log) {
        assertTimeoutPreemptively(SOON, () -> {
            for (double one : VALUES) {
                for (double other : VALUES) {
                    var axis = log ? Axis.log("") : Axis.linear("");
                    var line = List.of(new Series.Mark(one, other, "first"), new Series.Mark(other, one, "second"));
                    var band = List.of(new Series.Span(one, one, other), new Series.Span(other, other, one));
                    var whiskers = List.of(new Series.Whisker(one, other, other, one, true));
                    var series = new ArrayList<Series>();
                    series.add(Series.curve("s", Style.CIRCLE, line, band, line));
                    series.add(Series.intervals("i", Style.CROSS, line, whiskers));
                    var svg = PlotRenderer.svg(Plot.of("p", "t", "d", "h", axis, axis, series)
                            .with(new Plot.Rule(one, other, one, other), new Plot.Rule(other, one, one, other)));
                    assertThat(svg).as("%s and %s", one, other).doesNotContain("NaN", "Infinity");
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, 0, -1, Double.MIN_VALUE})
    void imageOfAnyDensitiesIsDrawnWithNumbersForPlaces(double most) {
        assertTimeoutPreemptively(SOON, () -> {
            for (double end : VALUES) {
                var axis = Axis.linear("").spanning(end, 1);
                var map = new HeatMap("m", "t", "d", "h", Style.BAR, axis, axis, VALUES.length, 1, VALUES, most, "u");
                assertThat(HeatMapRenderer.svg(map)).doesNotContain("NaN", "Infinity");
            }
        });
    }
}
