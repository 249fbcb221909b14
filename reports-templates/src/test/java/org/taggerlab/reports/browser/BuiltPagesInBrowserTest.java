package org.taggerlab.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.Reports;

/**
 * The pages that a build has left in the folder {@code tagger.pages}, as CI calls it after the experiments have run, and the
 * comparison of their results with themselves.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = BuiltPagesInBrowserTest.PAGES, matches = ".+")
final class BuiltPagesInBrowserTest {
    static final String PAGES = "tagger.pages";

    private static final Path SCREENSHOTS = Path.of("target", "screenshots", "built");

    // the browser may still write into its profile while it ends
    @TempDir(cleanup = CleanupMode.NEVER)
    static Path profile;

    @TempDir
    static Path compared;

    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.orSkip(profile);
    }

    @AfterAll
    static void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<Arguments> pages() throws IOException {
        var built = Path.of(System.getProperty(PAGES)).toAbsolutePath();
        var results = new ArrayList<ResultSet>();
        try (var folders = Files.list(built)) {
            folders.map(folder -> folder.resolve(ResultFiles.JSON))
                    .filter(Files::exists)
                    .sorted()
                    .forEach(file -> results.add(ResultFiles.read(file)));
        }
        Reports.writeComparisons(Comparisons.of("itself", results, results, FailOn::of), compared, null);
        return Stream.concat(pages(built, ""), pages(compared, "compared-"));
    }

    private static Stream<Arguments> pages(Path folder, String prefix) throws IOException {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .map(page -> Arguments.of(
                            prefix
                                    + folder.relativize(page)
                                            .toString()
                                            .replaceFirst("[.]html$", "")
                                            .replaceAll("[^A-Za-z0-9.-]", "-"),
                            page))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyPageOfARealRunIsFitToBeRead(String name, Path page) throws Exception {
        assertThat(Inspection.of(browser, page, SCREENSHOTS, name)).isEmpty();
    }
}
