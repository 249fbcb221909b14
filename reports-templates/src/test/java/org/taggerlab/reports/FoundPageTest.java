package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.content.IndexBuilder;
import org.taggerlab.reports.content.ReportBuilder;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.ReportPage;
import org.taggerlab.reports.model.Table;

/** The numbers of the page of what was found are those of the results in the repository. */
class FoundPageTest {
    private static final Path BASELINES = Path.of("../experiments/baselines");
    private static final Path README = Path.of("../README.md");
    private static final Path PAGE = Path.of("../src/site/markdown/what-was-found.md");
    /** Above it, the page is written by hand. */
    private static final String FROM_HERE =
            "<!-- From here on, FoundPageTest writes this page from experiments/baselines. -->\n";

    /** Of a study of many prescriptions: the summary, and from the index what each saves. */
    private static final List<String> SHORT = List.of("summary");

    private static final List<String> LONG = List.of("gates", "summary", "data-efficiency", "speed-up");

    @Test
    void everyNumberOfThePageIsThatOfTheReferenceResults() throws IOException {
        String found = Files.readString(PAGE);
        String page = found.substring(0, found.indexOf(FROM_HERE) + FROM_HERE.length()) + results();
        var made = Path.of("target", PAGE.getFileName().toString());
        Files.writeString(made, page);

        assertThat(found)
                .as(
                        "the reference results or their words have changed: copy reports-templates/%s to src/site/markdown",
                        made)
                .isEqualTo(page);
    }

    @Test
    void theReadmeQuotesThatPage() throws IOException {
        var quoted = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2))
                .toList();

        assertThat(quoted).isNotEmpty();
        assertThat(Files.readString(PAGE)).contains(quoted);
    }

    private static String results() throws IOException {
        var reference = read("reference");
        var studies = read("studies");
        return "\n## At a glance\n" + overview(reference) + experiments(reference, LONG) + experiments(studies, SHORT)
                + overview(studies);
    }

    private static List<ResultSet> read(String folder) throws IOException {
        try (Stream<Path> experiments = Files.list(BASELINES.resolve(folder))) {
            return experiments
                    .sorted()
                    .map(experiment -> ResultFiles.read(experiment.resolve(ResultFiles.COMPRESSED)))
                    .toList();
        }
    }

    private static String experiments(List<ResultSet> all, List<String> shown) {
        return all.stream()
                .map(results -> experiment(ReportBuilder.page(results, ""), shown))
                .collect(Collectors.joining());
    }

    /** The table of the index. */
    private static String overview(List<ResultSet> experiments) {
        return IndexBuilder.page(experiments, ResultSet::experiment, results -> List.of(), List.of())
                .overview()
                .stream()
                .flatMap(section -> section.figures().stream())
                .map(FigureView::table)
                .filter(table -> table.id().equals("t-overview"))
                .map(FoundPageTest::markdown)
                .collect(Collectors.joining());
    }

    private static String experiment(ReportPage page, List<String> shown) {
        var tables = Stream.concat(
                page.sections().stream()
                        .filter(section -> shown.contains(section.id()))
                        .flatMap(section -> section.tables().stream()),
                Stream.concat(
                                page.proof().stream(),
                                page.sections().stream().flatMap(section -> section.figures().stream()))
                        .filter(figure -> shown.contains(figure.id()))
                        .map(figure -> figure.table()));
        return "\n## %s\n\n%s\n\n".formatted(page.title(), page.lead())
                + page.answer().stream().map(sentence -> "- " + sentence + "\n").collect(Collectors.joining())
                + tables.map(FoundPageTest::markdown).collect(Collectors.joining());
    }

    private static String markdown(Table table) {
        var columns = table.columns();
        return "\n" + sentence(table.caption()) + "\n\n"
                + row(columns.stream().map(Table.Column::label).toList())
                + row(columns.stream()
                        .map(column -> column.kind().equals("number") ? "---:" : "---")
                        .toList())
                + table.rows().stream()
                        .filter(cells -> !cells.contains("CPU time to target"))
                        .map(FoundPageTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String sentence(String caption) {
        return Character.toUpperCase(caption.charAt(0)) + caption.substring(1) + (caption.endsWith(".") ? "" : ".");
    }
}
