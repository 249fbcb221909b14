package org.taggerlab.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.taggerlab.harness.comparison.ComparisonFiles;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.descriptor.FolderName;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.content.ComparisonBuilder;
import org.taggerlab.reports.content.IndexBuilder;
import org.taggerlab.reports.content.ReportBuilder;
import org.taggerlab.reports.content.ValidationBuilder;
import org.taggerlab.reports.model.IndexPage;
import org.taggerlab.reports.template.Templates;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.SampleValidation;

/** Writes the pages: one self-contained offline file an experiment, and an index of all of them. */
public final class Reports {
    private static final List<String> RESULT_FILES = List.of("results.json", "results.csv", "summary.md");

    private static final String INDEX = "index.html";
    private static final String COMPARISON = "comparison.html";

    /** The page of {@link #writeSamples}, beside the index. */
    public static final String SAMPLES = "samples.html";

    /** The folder of comparisons beside the index. */
    public static final String COMPARISONS = "comparison";

    private static final IndexPage.Link SAMPLES_LINK =
            new IndexPage.Link("The samples, looked at: masses, multiplicity, Lund planes", SAMPLES);
    private static final IndexPage.Link COMPARISONS_LINK =
            new IndexPage.Link("Compared with a baseline", COMPARISONS + "/" + INDEX);

    private Reports() {}

    /**
     * Writes {@code <experiment>/report.html} for each, and {@code index.html}; nothing is written if anything is
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
        var engine = new Templates(templates);
        for (var results : experiments) {
            ResultCheck.accept(results, folder(output, results).resolve("results.json"));
        }
        var pages = new ArrayList<String>();
        for (var results : experiments) {
            pages.add(engine.render("report.ftl", ReportBuilder.page(results, "../index.html")));
        }
        var index = index(engine, experiments, output, beside(output, SAMPLES_LINK));
        for (int i = 0; i < pages.size(); i++) {
            save(folder(output, experiments.get(i)).resolve("report.html"), pages.get(i));
        }
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
     * Writes {@code <experiment>/comparison.html} for each comparison, and {@code index.html}, which names the experiments
     * that only one of the sets has.
     *
     * @param folder the folder of that index; the index of {@link #write} lies above it, if there is one
     * @param templates as in {@link #write}
     * @return the index
     * @throws InvalidInputException if the results cannot be told the truth about, or a template cannot be used
     * @throws UncheckedIOException if a page cannot be written
     */
    public static Path writeComparisons(Comparisons comparisons, Path folder, Path templates) {
        var engine = new Templates(templates);
        for (var comparison : comparisons.shared()) {
            var page = folder(folder, comparison.current()).resolve(COMPARISON);
            ResultCheck.accept(comparison.current(), page);
            save(page, engine.render("report.ftl", ComparisonBuilder.page(comparison, "../" + INDEX)));
        }
        String home = Files.exists(folder.resolve("..").resolve(INDEX)) ? "../" + INDEX : "";
        var index = IndexBuilder.comparisons(
                comparisons, r -> FolderName.of(r.experiment()), List.of(COMPARISON, ComparisonFiles.MARKDOWN), home);
        return save(folder.resolve(INDEX), engine.render("index.ftl", index));
    }

    private static Path folder(Path output, ResultSet results) {
        return output.resolve(FolderName.of(results.experiment()));
    }

    private static List<String> files(Path folder) {
        var files = new ArrayList<>(List.of("report.html"));
        RESULT_FILES.stream().filter(f -> Files.exists(folder.resolve(f))).forEach(files::add);
        return files;
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
