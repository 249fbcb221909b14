package org.taggerlab.reports.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.content.ReportBuilder;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.ReportPage;
import org.taggerlab.reports.model.Table;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * Writes what a paper takes of an experiment's report: {@code figures/*.svg} and {@code *.pdf}, {@code tables/*.tex}, {@code
 * references.bib} and {@code methods.md}.
 */
public final class Paper {
    /** Longer tables, such as those of a row per bin, are for programs, which read {@code results.csv}. */
    private static final int MOST_ROWS = 60;

    private static final Set<String> NOT_PRINTED = Set.of("t-samples", "t-gates", "t-trials", "t-tuning-candidates");

    private Paper() {}

    /**
     * Writes the files anew.
     *
     * @param folder that of the experiment's report
     * @throws UncheckedIOException if they cannot be written
     */
    public static void write(ResultSet results, Path folder) {
        var page = ReportBuilder.page(results, "");
        try {
            var figures = emptied(folder.resolve("figures"), ".svg", ".pdf");
            for (var figure : figures(page)) {
                String svg = SvgFile.of(figure);
                save(figures.resolve(figure.id() + ".svg"), svg);
                AtomicFile.write(figures.resolve(figure.id() + ".pdf"), PdfFile.of(svg));
            }
            var tables = emptied(folder.resolve("tables"), ".tex");
            for (var table : tables(page)) {
                save(tables.resolve(table.id().replaceFirst("^t-", "") + ".tex"), TexTable.of(table));
            }
            save(folder.resolve("references.bib"), References.of(results));
            save(folder.resolve("methods.md"), Methods.of(results));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write figures and tables to " + folder, e);
        }
    }

    private static List<FigureView> figures(ReportPage page) {
        return Stream.concat(
                        page.proof().stream(), page.sections().stream().flatMap(section -> section.figures().stream()))
                .toList();
    }

    private static List<Table> tables(ReportPage page) {
        return Stream.concat(
                        page.sections().stream().flatMap(section -> section.tables().stream()),
                        figures(page).stream().map(FigureView::table))
                .filter(table -> !table.rows().isEmpty()
                        && table.rows().size() <= MOST_ROWS
                        && !NOT_PRINTED.contains(table.id()))
                .toList();
    }

    /** The folder without such files of an earlier report, which may have had other figures. */
    private static Path emptied(Path folder, String... endings) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .toList()) {
                Files.delete(file);
            }
        }
        return folder;
    }

    private static void save(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
