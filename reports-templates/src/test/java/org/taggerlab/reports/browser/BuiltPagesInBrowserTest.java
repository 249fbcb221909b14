package org.taggerlab.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that a build has left in the folder {@code tagger.pages}, as CI calls it after the experiments have run. */
@EnabledIfSystemProperty(named = BuiltPagesInBrowserTest.PAGES, matches = ".+")
final class BuiltPagesInBrowserTest {
    static final String PAGES = "tagger.pages";

    private static final Path SCREENSHOTS = Path.of("target", "screenshots", "built");

    // the browser may still write into its profile while it ends
    @TempDir(cleanup = CleanupMode.NEVER)
    static Path profile;

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

    static Stream<Path> pages() throws IOException {
        var folder = folder();
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".html"))
                    .map(folder::relativize)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageOfARealRunIsFitToBeRead(Path page) throws Exception {
        String name = page.toString().replaceFirst("[.]html$", "").replaceAll("[^A-Za-z0-9.-]", "-");
        assertThat(Inspection.of(browser, folder().resolve(page), SCREENSHOTS, name))
                .isEmpty();
    }

    private static Path folder() {
        return Path.of(System.getProperty(PAGES)).toAbsolutePath();
    }
}
