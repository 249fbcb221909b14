package org.taggerlab.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlotRendererTest {
    private static final Axis FIXED = Axis.linear("y").spanning(0, 10);

    @Test
    void aValueLandsWhereItsShareOfTheAxisSays() {
        // the frame reaches from x = 60 to 466 and from y = 274 up to 12
        var svg = draw(Axis.linear("x").spanning(0, 4), new Series.Mark(1, 5, ""), new Series.Mark(3, 10, ""));

        assertThat(svg).contains("d=\"M161.5 143L364.5 12\"");
    }

    @Test
    void aLogarithmicAxisPutsTheGeometricMeanInTheMiddle() {
        var svg = draw(
                Axis.log("x").spanning(1, 100),
                new Series.Mark(1, 0, ""),
                new Series.Mark(10, 0, ""),
                new Series.Mark(100, 0, ""));

        assertThat(svg).contains("d=\"M60 274L263 274L466 274\"");
    }

    @Test
    void whatALogarithmicAxisCannotShowIsLeftOut() {
        var svg = draw(
                Axis.log("x"),
                new Series.Mark(0, 1, "zero"),
                new Series.Mark(-1, 1, "negative"),
                new Series.Mark(2, 1, "two"));

        assertThat(svg).contains("<title>two</title>").doesNotContain("zero", "negative", "NaN", "Infinity");
    }

    @Test
    void aBandThatDwarfsTheDataDoesNotFlattenIt() {
        var line = List.of(new Series.Mark(1, 0.80, ""), new Series.Mark(2, 0.90, ""));
        var band = List.of(new Series.Span(1, -40, 42), new Series.Span(2, -40, 42));
        var plot = Plot.of(
                "p",
                "t",
                "d",
                "",
                Axis.linear("x"),
                Axis.linear("y"),
                List.of(Series.curve("s", Style.CIRCLE, line, band, List.of())));

        assertThat(PlotRenderer.svg(plot)).contains(">0.80<", ">0.90<").doesNotContain(">20<");
    }

    @Test
    void panelsOfTheSameQuantitySpanTheSame() {
        var panels = PlotRenderer.svgs(List.of(panel("rejection", 1, 2), panel("rejection", 8, 9), panel("AUC", 0, 1)));

        assertThat(panels.get(0)).contains(">2<", ">8<");
        assertThat(panels.get(1)).contains(">2<", ">8<");
        assertThat(panels.get(2)).contains(">0.8<").doesNotContain(">8<");
    }

    private static Plot panel(String quantity, double from, double to) {
        var marks = List.of(new Series.Mark(0, from, ""), new Series.Mark(1, to, ""));
        return Plot.of(
                "p",
                "t",
                "d",
                "",
                Axis.linear("x"),
                Axis.linear(quantity),
                List.of(Series.thinLine("s", Style.CIRCLE, marks)));
    }

    @Test
    void anOpenIntervalReachesTheFrameAndABoundIsHollow() {
        var bound = new Series.Mark(2, 5, "at least 2", Series.Kind.BOUND);
        var whisker = new Series.Whisker(2, 5, 3, 5, true);
        var series = Series.intervals("s", Style.CIRCLE, List.of(bound), List.of(whisker));
        var svg =
                PlotRenderer.svg(Plot.of("p", "t", "d", "", Axis.linear("x").spanning(0, 10), FIXED, List.of(series)));

        // the frame ends at x = 466
        assertThat(svg).contains("d=\"M141.2 143H465m-6-4l6 4l-6 4\"", "class=\"mk s0 bound pt\"");
    }

    @Test
    void everyRowOfANamedAxisHasRoomForItsName() {
        var names = IntStream.range(0, 40)
                .mapToObj(i -> new Axis.Tick(i, "row " + i))
                .toList();
        var svg = PlotRenderer.svg(Plot.of(
                "p",
                "t",
                "d",
                "",
                Axis.linear("x").spanning(0, 1),
                Axis.linear("").at(names).spanning(-1, 40),
                List.of()));
        assertThat(svg).contains("viewBox=\"0 0 480 674\"");
        var heights = Pattern.compile("y=\"([0-9.]+)\" text-anchor=\"end\">row")
                .matcher(svg)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .toArray();
        assertThat(heights).hasSize(40);
        for (int row = 1; row < heights.length; row++) {
            assertThat(heights[row - 1] - heights[row]).isGreaterThan(14);
        }
    }

    @Test
    void wordsAreEscapedAndWhatXmlForbidsIsShownByItsCode() {
        var svg = PlotRenderer.svg(Plot.of(
                "p", "<b>&\"'", "a\u0001b", "", FIXED, FIXED, List.of(Series.thinLine("s", Style.CIRCLE, List.of()))));

        assertThat(svg).contains("&lt;b&gt;&amp;&quot;&#39;", "a\\u0001b");
    }

    @Test
    void headingThatIsTooLongKeepsItsBeginningAndItsEnd() {
        var plot = Plot.of("p", "t", "d", "f".repeat(300) + ", 500 training jets", FIXED, FIXED, List.of());
        assertThat(PlotRenderer.svg(plot)).contains(">" + "f".repeat(24) + "…" + "fffff, 500 training jets<");
    }

    private static String draw(Axis x, Series.Mark... marks) {
        var series = Series.curve("s", Style.CIRCLE, List.of(marks), List.of(), List.of());
        return PlotRenderer.svg(Plot.of("p", "title", "description", "", x, FIXED, List.of(series)));
    }
}
