package org.taggerlab.reports.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.content.ReportBuilder;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.ReportPage;
import org.taggerlab.reports.model.Table;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * Writes what a paper takes of an experiment's report: {@code figures/*.svg} and {@code *.pdf}, {@code tables/*.tex}, {@code
 * references.bib} and {@code methods.md}.
 */
public final class Paper {
    /** Longer tables, such as those of a row per bin, are for programs, which read {@code results.csv}. */
    private static final int MOST_ROWS = 60;

    private static final Set<String> NOT_PRINTED = Set.of("t-samples", "t-gates", "t-trials", "t-tuning-candidates");

    private static final String SVG = ".svg";
    private static final String PDF = ".pdf";
    private static final String TEX = ".tex";

    private Paper() {}

    /**
     * Writes the files anew, and deletes those of figures and tables that an earlier report had.
     *
     * @param output the folder of the experiment's report
     * @throws InvalidInputException if it holds such a file that no goal wrote
     * @throws UncheckedIOException if they cannot be written
     */
    public static void write(ResultSet results, OutputFolder output) {
        var folder = output.path();
        var page = ReportBuilder.page(results, "");
        try {
            var drawn = figures(page);
            var figures = own(output, "figures", drawn.stream().map(FigureView::id), SVG, PDF);
            for (var figure : drawn) {
                write(figures, figure);
            }
            var printed = tables(page);
            var tables = own(output, "tables", printed.stream().map(Paper::name), TEX);
            for (var table : printed) {
                save(tables.resolve(name(table) + TEX), TexTable.of(table));
            }
            save(folder.resolve("references.bib"), References.of(results));
            save(folder.resolve("methods.md"), Methods.of(results));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write figures and tables to " + folder, e);
        }
    }

    /** A figure that is there already has its PDF, which takes most of the time. */
    private static void write(Path folder, FigureView figure) throws IOException {
        var svg = SvgFile.of(figure);
        var file = folder.resolve(figure.id() + SVG);
        var pdf = folder.resolve(figure.id() + PDF);
        if (!Files.exists(pdf) || !Files.exists(file) || !Files.readString(file).equals(svg)) {
            AtomicFile.write(pdf, PdfFile.of(svg));
            save(file, svg);
        }
    }

    private static String name(Table table) {
        return table.id().replaceFirst("^t-", "");
    }

    private static Path own(OutputFolder output, String folder, Stream<String> names, String... endings) {
        var own = new OutputFolder(output.path().resolve(folder), output.overwrite());
        own.claimAll(names.flatMap(name -> Stream.of(endings).map(ending -> name + ending))
                .toList());
        return own.path();
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

    private static void save(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
