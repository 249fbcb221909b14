package org.taggerlab.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.descriptor.FolderName;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.content.ComparisonBuilder;
import org.taggerlab.reports.content.IndexBuilder;
import org.taggerlab.reports.content.ReportBuilder;
import org.taggerlab.reports.content.ValidationBuilder;
import org.taggerlab.reports.model.IndexPage;
import org.taggerlab.reports.model.ModelCardPage;
import org.taggerlab.reports.template.Templates;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.SampleValidation;

/** Writes all that eyes read: a self-contained offline page and a Markdown summary per experiment, and an index of all. */
public final class Reports {
    private static final String REPORT = "report.html";
    private static final String SUMMARY = "summary.md";

    private static final String COMPARISON = "comparison.html";
    private static final String COMPARISON_SUMMARY = "comparison.md";

    /** The page that links to all others. */
    public static final String INDEX = "index.html";

    /** The page of {@link #writeSamples}, beside the index. */
    public static final String SAMPLES = "samples.html";

    /** The folder of comparisons beside the index. */
    public static final String COMPARISONS = "comparison";

    /** The page of {@link #writeModelCard}. */
    public static final String MODEL_CARD = "model-card.md";

    private static final IndexPage.Link SAMPLES_LINK =
            new IndexPage.Link("The samples, looked at: masses, multiplicity, Lund planes", SAMPLES);
    private static final IndexPage.Link COMPARISONS_LINK =
            new IndexPage.Link("Compared with a baseline", COMPARISONS + "/" + INDEX);

    private Reports() {}

    /**
     * Writes {@code <experiment>/report.html} and {@code <experiment>/summary.md} for each, and {@code index.html}; nothing is written if anything is
     * wrong.
     *
     * @param experiments what to report, in this order
     * @param output the folder of the index
     * @param templates a folder of templates that replace the embedded ones; {@code null}: none
     * @return the index
     * @throws InvalidInputException if results hold another schema or a number that is not finite, or a template
     *     cannot be used
     * @throws UncheckedIOException if a page cannot be written
     */
    public static Path write(List<ResultSet> experiments, Path output, Path templates) {
        return write(experiments, List.of(), output, templates);
    }

    /**
     * The same for some of the experiments.
     *
     * @param others those that have a report in {@code output} already; the index leads to them too
     */
    public static Path write(List<ResultSet> experiments, List<ResultSet> others, Path output, Path templates) {
        var engine = new Templates(templates);
        for (var results : experiments) {
            ResultCheck.accept(results, folder(output, results).resolve("results.json"));
        }
        var pages = new LinkedHashMap<Path, String>();
        for (var results : experiments) {
            var page = ReportBuilder.page(results, "../" + INDEX);
            pages.put(folder(output, results).resolve(REPORT), engine.render("report.ftl", page));
            pages.put(folder(output, results).resolve(SUMMARY), engine.renderShort("report.md.ftl", page));
        }
        var indexed = Stream.concat(experiments.stream(), others.stream())
                .sorted(Comparator.comparing(ResultSet::experiment))
                .toList();
        var index = index(engine, others.isEmpty() ? experiments : indexed, output, beside(output, SAMPLES_LINK));
        pages.forEach(Reports::save);
        return save(output.resolve(INDEX), index);
    }

    /**
     * Writes {@code index.html} anew, with a link to the comparisons that {@link #writeComparisons} has left below
     * {@value #COMPARISONS}. {@link #write} does not link to them: they are of the results before.
     *
     * @param experiments those that have a report in {@code output}
     * @throws InvalidInputException as in {@link #write}
     * @throws UncheckedIOException if the page cannot be written
     */
    public static Path writeIndex(List<ResultSet> experiments, Path output, Path templates) {
        var engine = new Templates(templates);
        var links = beside(output, SAMPLES_LINK, COMPARISONS_LINK);
        return save(output.resolve(INDEX), index(engine, experiments, output, links));
    }

    private static String index(
            Templates engine, List<ResultSet> experiments, Path output, List<IndexPage.Link> links) {
        return engine.render(
                "index.ftl",
                IndexBuilder.page(
                        experiments, r -> FolderName.of(r.experiment()), r -> files(folder(output, r)), links));
    }

    private static List<IndexPage.Link> beside(Path output, IndexPage.Link... links) {
        return Stream.of(links)
                .filter(link -> Files.exists(output.resolve(link.address())))
                .toList();
    }

    /**
     * Writes the page on which samples are looked at, laid over each other; {@link #write} links to it from the index
     * if it is named {@value #SAMPLES} and lies beside it.
     *
     * @param samples at least one
     * @param page the file
     * @param templates as in {@link #write}
     * @return the page
     * @throws InvalidInputException if a sample holds a number that is not finite, or a template cannot be used
     * @throws UncheckedIOException if the page cannot be written
     */
    public static Path writeSamples(List<SampleValidation> samples, Path page, Path templates) {
        var engine = new Templates(templates);
        samples.forEach(s -> ResultCheck.accept(s, page));
        boolean indexed = page.getFileName().toString().equals(SAMPLES);
        return save(page, engine.render("report.ftl", ValidationBuilder.page(samples, indexed ? "index.html" : "")));
    }

    /**
     * Writes {@code <experiment>/comparison.html} and {@code <experiment>/comparison.md} for each comparison, and {@code
     * index.html} and {@code index.md}, which name the experiments that only one of the sets has.
     *
     * @param folder the folder of that index; the index of {@link #write} lies above it, if there is one
     * @param templates as in {@link #write}
     * @return the index
     * @throws InvalidInputException if a page cannot state the results truthfully, or a template cannot be used
     * @throws UncheckedIOException if a page cannot be written
     */
    public static Path writeComparisons(Comparisons comparisons, Path folder, Path templates) {
        var engine = new Templates(templates);
        for (var comparison : comparisons.shared()) {
            var file = folder(folder, comparison.current()).resolve(COMPARISON);
            ResultCheck.accept(comparison.current(), file);
            var page = ComparisonBuilder.page(comparison, "../" + INDEX);
            save(file, engine.render("report.ftl", page));
            save(file.resolveSibling(COMPARISON_SUMMARY), engine.renderShort("report.md.ftl", page));
        }
        String home = Files.exists(folder.resolve("..").resolve(INDEX)) ? "../" + INDEX : "";
        var index = IndexBuilder.comparisons(
                comparisons, r -> FolderName.of(r.experiment()), List.of(COMPARISON, COMPARISON_SUMMARY), home);
        save(folder.resolve("index.md"), engine.renderShort("index.md.ftl", index));
        return save(folder.resolve(INDEX), engine.render("index.ftl", index));
    }

    /**
     * Writes the page of one tagger, {@value #MODEL_CARD}.
     *
     * @param page what it says
     * @param folder with the tagger's other files
     * @return the page's file
     * @throws UncheckedIOException if it cannot be written
     */
    public static Path writeModelCard(ModelCardPage page, Path folder) {
        return save(folder.resolve(MODEL_CARD), new Templates(null).render("model-card.md.ftl", page));
    }

    private static Path folder(Path output, ResultSet results) {
        return output.resolve(FolderName.of(results.experiment()));
    }

    private static List<String> files(Path folder) {
        var files = Stream.of(ResultFiles.JSON, ResultFiles.CSV).filter(f -> Files.exists(folder.resolve(f)));
        return Stream.of(Stream.of(REPORT), files, Stream.of(SUMMARY))
                .flatMap(each -> each)
                .toList();
    }

    private static Path save(Path file, String page) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(file, page.getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
