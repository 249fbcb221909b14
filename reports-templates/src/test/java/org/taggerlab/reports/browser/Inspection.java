package org.taggerlab.reports.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Looks at any page as a reader would, and keeps what it saw as screenshots. */
final class Inspection {
    /** A sheet of A4 at 96 dots an inch. */
    private static final int PAPER = 794;

    /** What its longer side leaves between the margins. */
    private static final int LANDSCAPE = 1032;

    private final Chromium browser;
    private final Path page;
    private final Path screenshots;
    private final String name;
    private final List<String> complaints = new ArrayList<>();

    private Inspection(Chromium browser, Path page, Path screenshots, String name) {
        this.browser = browser;
        this.page = page;
        this.screenshots = screenshots;
        this.name = name;
    }

    /**
     * Everything that is wrong with a page: what its console says, what it fetches, figures without marks, weak contrast,
     * missing names, what is wider than the screen, navigation that is cut without a sign, labels that cover each other or a
     * figure, numbers broken over lines on paper, tables that do not sort or cannot be copied.
     *
     * @param name of the screenshots
     */
    static List<String> of(Chromium browser, Path page, Path screenshots, String name) throws Exception {
        var inspection = new Inspection(browser, page, screenshots, name);
        browser.emulate("screen", "light");
        browser.open(page, 1280, 800);
        inspection.look("wide", 1280, 800, "screen", "light");
        inspection.behaviour();
        inspection.look("wide-dark", 1280, 800, "screen", "dark");
        inspection.look("widest", 1920, 1080, "screen", "light");
        inspection.look("phone", 390, 844, "screen", "light");
        inspection.look("phone-dark", 390, 844, "screen", "dark");
        inspection.look("print", PAPER, 1123, "print", "light");
        return inspection.complaints;
    }

    private void look(String mode, int width, int height, String medium, String scheme) throws Exception {
        browser.emulate(medium, scheme);
        browser.resize(width, height);
        if (medium.equals("print")) {
            browser.screenshotOfAll(screenshots.resolve(name + "-" + mode + ".png"));
        } else {
            browser.screenshot(screenshots.resolve(name + "-" + mode + ".png"));
        }
        if (medium.equals("print")) {
            all("wider than a landscape page", browser.evaluate("""
                    [...document.querySelectorAll('.wide table')].filter(t => t.getBoundingClientRect().width > %s).map(t => t.id)
                    """.formatted(LANDSCAPE)));
            // they have pages of their own
            browser.evaluate("document.querySelectorAll('.wide').forEach(t => t.hidden = true)");
        }
        int widest = browser.evaluate("document.documentElement.scrollWidth").asInt();
        if (widest > width) {
            complaints.add("%s: %s pixels wide on a screen of %s".formatted(mode, widest, width));
        }
        all(mode + ": drawn beyond the screen", browser.evaluate("""
                [...document.querySelectorAll('svg text')].filter(t => {
                  const box = t.getBoundingClientRect();
                  return box.width && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
                }).map(t => t.textContent.slice(0, 40))"""));
        all(mode + ": weak contrast", script("contrast.js"));
        all(mode + ": without marks", script("marks.js"));
        all(mode, script("layout.js"));
    }

    private void behaviour() throws Exception {
        browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        all("without a name", script("labels.js"));
        all("table", script("tables.js"));
        for (String event : List.of("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")) {
            browser.events(event).forEach(said -> complaints.add("console: " + said));
        }
        browser.events("Network.requestWillBeSent").stream()
                .map(request -> request.path("request").path("url").asText())
                .filter(url -> !url.equals(page.toUri().toString()))
                .forEach(url -> complaints.add("fetched " + url));
    }

    private void all(String what, JsonNode found) {
        StreamSupport.stream(found.spliterator(), false).forEach(one -> complaints.add(what + ": " + one.asText()));
    }

    private JsonNode script(String name) throws Exception {
        try (var stream = Inspection.class.getResourceAsStream(name)) {
            return browser.evaluate(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }
}
