package org.taggerlab.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.reports.Pages;

/** Skipped where there is no Chromium, required where the environment says {@code CI=true}. */
final class ReportInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    // the browser may still write into its profile while it ends
    @TempDir(cleanup = CleanupMode.NEVER)
    static Path profile;

    @TempDir
    static Path output;

    private static Chromium browser;
    private static Path report;

    @BeforeAll
    static void start() throws Exception {
        var executable = Chromium.executable();
        if (executable.isEmpty()) {
            skip("no chromium on the PATH", null);
        }
        report = Pages.write(output);
        try {
            browser = Chromium.start(executable.get(), profile);
        } catch (IOException | ExecutionException | TimeoutException e) {
            skip(executable.get() + " does not start", e);
        }
    }

    private static void skip(String why, Exception cause) {
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(why + ": CI needs a browser; apt-get install chromium", cause);
        }
        abort(why + ": the pages are not looked at in a browser; apt-get install chromium");
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

    @Test
    void nothingIsLoggedAsAnErrorAndNothingButThePageIsFetched() throws Exception {
        browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");

        assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
        assertThat(browser.events("Log.entryAdded")).isEmpty();
        assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
        assertThat(browser.events("Network.requestWillBeSent"))
                .extracting(e -> e.path("request").path("url").asText())
                .containsOnly(report.toUri().toString());
    }

    @Test
    void everyFigureHasMarksThatAreOnTheScreen() throws Exception {
        var empty = browser.evaluate("""
                [...document.querySelectorAll('figure')].filter(f => ![...f.querySelectorAll('svg.plot')].every(s => {
                  const box = s.getBoundingClientRect();
                  return box.width > 200 && [...s.querySelectorAll('.mk,.ln,.dot')].some(m => {
                    const b = m.getBoundingClientRect();
                    return b.width > 0 && b.left < box.right && b.right > box.left && b.top < box.bottom && b.bottom > box.top;
                  });
                })).map(f => f.id)""");

        assertThat(empty.size()).as("figures without marks: %s", empty).isZero();
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

    @ParameterizedTest
    @CsvSource({"screen, light", "screen, dark", "print, light", "print, dark"})
    void textAndMarksHaveTheContrastOfWcagAa(String medium, String scheme) throws Exception {
        browser.emulate(medium, scheme);

        var weak = browser.evaluate(resource("contrast.js"));

        assertThat(weak.size()).as("weak contrast: %s", weak).isZero();
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

    @Test
    void everythingThatNeedsANameHasOne() throws Exception {
        var nameless = browser.evaluate(resource("labels.js"));

        assertThat(nameless.size()).as("without a name: %s", nameless).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "wide, 1280, 1000, light",
        "wide-dark, 1280, 1000, dark",
        "phone, 360, 780, light",
        "phone-dark, 360, 780, dark"
    })
    void nothingIsWiderThanTheScreen(String name, int width, int height, String scheme) throws Exception {
        for (Path page : List.of(report, output.resolve("index.html"))) {
            browser.emulate("screen", scheme);
            browser.open(page, width, height);
            browser.screenshot(
                    SCREENSHOTS.resolve(page.getFileName().toString().replace(".html", "-" + name + ".png")));

            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(width);
        }
    }

    private static String background() throws Exception {
        return browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
    }

    private static List<Integer> sizes(JsonNode order) {
        var sizes = new java.util.ArrayList<Integer>();
        order.path("sizes").forEach(s -> sizes.add(Integer.parseInt(s.asText())));
        return sizes;
    }

    private static String resource(String name) throws IOException {
        try (var stream = ReportInBrowserTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
