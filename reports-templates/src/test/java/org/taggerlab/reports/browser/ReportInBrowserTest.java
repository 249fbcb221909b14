package org.taggerlab.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.reports.Pages;

/** Skipped where there is no Chromium, required where the environment says {@code CI=true}. */
@Tag("slow")
final class ReportInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    // the browser may still write into its profile while it ends
    @TempDir(cleanup = CleanupMode.NEVER)
    static Path profile;

    @TempDir
    static Path output;

    private static Chromium browser;
    private static Path report;

    private static Map<String, Path> pages;

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.orSkip(profile);
        pages = Pages.write(output);
        report = pages.get("report");
    }

    @AfterAll
    static void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        browser.emulate("screen", "light");
        browser.open(report, 1280, 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "sweep", "events", "long-names", "index", "comparison", "comparisons", "samples"})
    void everyPageIsFitToBeRead(String name) throws Exception {
        assertThat(Inspection.of(browser, pages.get(name), SCREENSHOTS, name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "sweep", "events"})
    void aLaptopShowsTitleAnswerAndBothFiguresAtOnce(String name) throws Exception {
        browser.open(pages.get(name), 1280, 800);
        var bottoms = browser.evaluate(
                "[...document.querySelectorAll('h1, .answer, #answer svg.plot')].map(e => e.getBoundingClientRect().bottom)");
        assertThat(bottoms)
                .hasSize(4)
                .allSatisfy(bottom -> assertThat(bottom.asDouble()).isLessThan(800));
    }

    @Test
    void aFigureIsSavedAsAFileOfItsOwn() throws Exception {
        var svg = browser.evaluate("""
                (async () => { let blob; const make = URL.createObjectURL;
                  URL.createObjectURL = b => { blob = b; return make.call(URL, b); };
                  const figure = document.querySelector('#f-auc').closest('figure');
                  [...figure.querySelectorAll('button')].find(b => b.textContent === 'Save as SVG').click();
                  URL.createObjectURL = make;
                  return blob.text(); })()""").asText();

        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("font-family: Helvetica", "#0068a8", ">from-scratch</text>", "class=\"band s0\"")
                .doesNotContain("var(");
    }

    @Test
    void tableOfTestsSortsByPValueWhateverItsWordsAre() throws Exception {
        browser.open(pages.get("comparison"), 1280, 1000);
        var p = browser.evaluate("""
                (() => { const h = [...document.querySelectorAll('#t-metrics th')].find(h => h.textContent === 'p (Holm)');
                  h.querySelector('button').click();
                  return [...document.querySelectorAll('#t-metrics tbody tr')].map(r => r.cells[h.cellIndex].textContent)
                    .filter(c => c !== ''); })()""");
        var values = new ArrayList<Double>();
        p.forEach(one -> values.add(Double.parseDouble(one.asText())));
        assertThat(values).hasSizeGreaterThan(100).isSorted();
        assertThat(values.get(0)).as("4.0e-04 and the like come before 1.000").isLessThan(0.001);
    }

    @Test
    void aClickOnAHeadingSortsByNumberAndASecondClickTurnsItRound() throws Exception {
        var order = """
                (() => { const h = [...document.querySelectorAll('#t-trials th')].find(h => h.textContent === 'size');
                  h.querySelector('button').click();
                  return {sort: h.getAttribute('aria-sort'), sizes: [...document.querySelectorAll('#t-trials tbody tr')].map(r => r.cells[h.cellIndex].textContent)}; })()""";

        var up = browser.evaluate(order);
        var down = browser.evaluate(order);

        assertThat(up.path("sort").asText()).isEqualTo("ascending");
        assertThat(sizes(up)).isSorted().hasSize(46).startsWith(500).endsWith(20000);
        assertThat(down.path("sort").asText()).isEqualTo("descending");
        assertThat(sizes(down)).isSortedAccordingTo((a, b) -> b - a).startsWith(20000);
    }

    @Test
    void aTableIsCopiedAsCsvAndAsLatex() throws Exception {
        var copied = browser.evaluate("""
                (async () => { const tools = document.querySelector('#t-samples').parentNode.previousElementSibling;
                  const texts = [];
                  for (const b of tools.querySelectorAll('button')) {
                    b.click();
                    for (let i = 0; i < 100 && b.textContent.startsWith('Copy as'); i++) await new Promise(r => setTimeout(r, 20));
                    texts.push(b.textContent + '|' + await navigator.clipboard.readText());
                  }
                  return texts; })()""");

        assertThat(copied.get(0).asText())
                .startsWith("Copied|sample,kind,used as,process,")
                .contains("pythia8-qcd-500,simulated,\"source background, target background\",");
        assertThat(copied.get(1).asText())
                .startsWith("Copied|\\begin{tabular}{lllllrrll}")
                .contains("pythia8-w-500 & simulated &")
                .endsWith("\\end{tabular}\n");
    }

    @Test
    void arrowKeysWalkThroughTheMarksOfAFigureAndSayTheirValues() throws Exception {
        browser.evaluate("document.querySelector('#f-auc').focus()");
        browser.press("ArrowRight");
        var first = browser.evaluate(
                "document.querySelector('#tip').hidden ? '' : document.querySelector('#tip').textContent");
        browser.press("ArrowRight");
        var second = browser.evaluate("document.querySelector('#tip').textContent");

        assertThat(first.asText()).contains("from-scratch, 500 jets");
        assertThat(second.asText()).isNotEmpty().isNotEqualTo(first.asText());
    }

    @Test
    void darkIsDarkAndPrintIsWhiteWithoutNavigation() throws Exception {
        browser.emulate("screen", "dark");
        assertThat(background()).isEqualTo("rgb(20, 23, 27)");
        browser.emulate("print", "dark");
        assertThat(background()).isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('nav')).display")
                        .asText())
                .isEqualTo("none");
        assertThat(browser.evaluate("document.querySelector('#f-auc').getBoundingClientRect().width")
                        .asDouble())
                .isPositive();
    }

    private static String background() throws Exception {
        return browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
    }

    private static List<Integer> sizes(JsonNode order) {
        var sizes = new ArrayList<Integer>();
        order.path("sizes").forEach(s -> sizes.add(Integer.parseInt(s.asText().replace(",", ""))));
        return sizes;
    }
}
