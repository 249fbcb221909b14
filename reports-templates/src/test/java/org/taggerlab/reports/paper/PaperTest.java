package org.taggerlab.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.reports.Fixture;
import org.taggerlab.reports.model.Table;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

final class PaperTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Files.createDirectories(folder.resolve("figures"));
        new OutputFolder(folder.resolve("figures"), false).claim(List.of("of-an-earlier-report.svg"));
        Files.writeString(folder.resolve("figures/of-an-earlier-report.svg"), "<svg/>");
        Files.writeString(folder.resolve("figures/notes.txt"), "a user's");
        Files.writeString(folder.resolve("figures/of-a-user.svg"), "<svg/>");
        Paper.write(Fixture.read(Fixture.small("top-to-w")), new OutputFolder(folder, false));
    }

    @Test
    void everyFigureIsAnSvgWithItsOwnColoursFontsAndLegend() throws Exception {
        var files = new ArrayList<>(files("figures", ".svg"));
        assertThat(files.remove("of-a-user.svg")).isTrue();
        assertThat(files).hasSizeGreaterThan(8).doesNotContain("of-an-earlier-report.svg");
        for (var file : files) {
            var svg = folder.resolve("figures").resolve(file);
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(svg.toFile())
                    .getDocumentElement();
            assertThat(root.getAttribute("width")).as(file).matches("\\d+");
            assertThat(svg).content().contains("#0068a8", "Helvetica").doesNotContain("var(");
        }
        assertThat(folder.resolve("figures/auc.svg")).content().contains("class=\"name\"", ">fine-tuned</text>");
        assertThat(folder.resolve("figures/notes.txt")).exists();
    }

    @Test
    void everyFigureIsAPdfWithLettersAndWithTheSameBytesAgain(@TempDir Path again) throws IOException {
        assertThat(files("figures", ".pdf"))
                .hasSize(files("figures", ".svg").size() - 1)
                .allSatisfy(file -> assertThat(
                                Files.readString(folder.resolve("figures").resolve(file), StandardCharsets.ISO_8859_1))
                        .startsWith("%PDF-")
                        .contains("/BaseFont /Helvetica")
                        .doesNotContain("/Subtype /Image"));
        // the letters of efficiencies
        assertThat(Files.readString(folder.resolve("figures/rejection-0-5.pdf"), StandardCharsets.ISO_8859_1))
                .contains("/BaseFont /Symbol");

        Paper.write(Fixture.read(Fixture.small("top-to-w")), new OutputFolder(again, false));
        assertThat(again.resolve("figures/auc.pdf")).hasSameBinaryContentAs(folder.resolve("figures/auc.pdf"));
    }

    @Test
    void aFigureThatHasChangedGetsANewPdf(@TempDir Path twice) throws IOException {
        Paper.write(Fixture.read(Fixture.small("top-to-w")), new OutputFolder(twice, false));
        Files.writeString(twice.resolve("figures/auc.svg"), "<svg/>");
        Files.writeString(twice.resolve("figures/auc.pdf"), "of another figure");

        Paper.write(Fixture.read(Fixture.small("top-to-w")), new OutputFolder(twice, false));

        assertThat(twice.resolve("figures/auc.pdf")).hasSameBinaryContentAs(folder.resolve("figures/auc.pdf"));
        assertThat(twice.resolve("figures/auc.svg")).hasSameBinaryContentAs(folder.resolve("figures/auc.svg"));
    }

    @Test
    void aUsersFigureOfTheSameNameIsRefused(@TempDir Path users) throws IOException {
        Files.createDirectories(users.resolve("figures"));
        Files.writeString(users.resolve("figures/auc.pdf"), "a user's");

        assertThatThrownBy(() -> Paper.write(Fixture.read(Fixture.small("top-to-w")), new OutputFolder(users, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds auc.pdf, not written by a goal");
        assertThat(users.resolve("figures/auc.pdf")).hasContent("a user's");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0.8551 (0.8510 to 0.8592);  $0.8551 \\pm 0.0041$
            0.8551 (0.8510 to 0.8593);  $0.8551 \\pm 0.0042$
            25.8 (20.9 to 31.8);        $25.8^{+6.0}_{-4.9}$
            ≥ 1,230 (1,000 to 1,460);   $\\geq 1\\,230 \\pm 230$
            -0.0120 (-0.0180 to -0.0060); $-0.0120 \\pm 0.0060$
            1/εB at εS = 0.5;           1/$\\varepsilon_{B}$ at $\\varepsilon_{S}$ = 0.5
            a_b & 5 %;                  a\\_b \\& 5 \\%
            ≥ 3.2;                      $\\geq$ 3.2""")
    void cellIsWhatAPaperPrints(String text, String tex) {
        assertThat(TexTable.cell(text)).isEqualTo(tex);
    }

    @Test
    void tableIsATabularWithAColumnForEach() {
        var table = new Table(
                "t-x", "what it is", List.of(Table.text("p"), Table.number("AUC")), List.of(List.of("frozen", "0.9")));

        assertThat(TexTable.of(table)).isEqualTo("""
                % what it is
                \\begin{tabular}{lr}
                \\hline
                p & AUC \\\\
                \\hline
                frozen & 0.9 \\\\
                \\hline
                \\end{tabular}
                """);
        assertThat(files("tables", ".tex"))
                .contains("summary.tex", "data-efficiency.tex")
                .doesNotContain("trials.tex");
    }

    @Test
    void referencesAreMethodNetworkGeneratorAndEverySample() throws IOException {
        var bib = Files.readString(folder.resolve("references.bib"));

        assertThat(bib)
                .contains("@article{transfer,", "@article{lundnet,", "2203.06210", "2012.08526", "@software{taggerlab,")
                .contains("@misc{sample:pythia8-w-500,", "CC0-1.0")
                .doesNotContain("particlenet");
        assertThat(bib.chars().filter(c -> c == '{').count())
                .isEqualTo(bib.chars().filter(c -> c == '}').count());
    }

    @Test
    void methodsAreAParagraphWhoseCitationsAreReferences() throws IOException {
        var methods = Files.readString(folder.resolve("methods.md"));
        var bib = Files.readString(folder.resolve("references.bib"));

        assertThat(methods)
                .contains("prescriptions from-scratch, fine-tuned and frozen", "no event has two of these roles");
        Pattern.compile("@([\\w:.@-]*[\\w-])")
                .matcher(methods)
                .results()
                .forEach(cited -> assertThat(bib).contains("{" + cited.group(1) + ","));
    }

    @Test
    void methodsNameTheOptimiserThatWasUsed(@TempDir Path other) throws IOException {
        var results = Fixture.small("top-to-w");
        results.put(
                "configuration", Fixture.map("training", Fixture.map("optimiser", "adamw", "batch", 32, "epochs", 15)));

        Paper.write(Fixture.read(results), new OutputFolder(other, false));

        assertThat(other.resolve("methods.md")).content().contains("uses AdamW with batches of 32");
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void methodsSpeakOfIntervalsWhereThereAreSome(int repetitions, boolean areThere, @TempDir Path other)
            throws IOException {
        var results = Fixture.small("top-to-w");
        results.put("configuration", Fixture.map("repetitions", repetitions));

        Paper.write(Fixture.read(results), new OutputFolder(other, false));

        String methods = Files.readString(other.resolve("methods.md"));
        assertThat(methods).contains("Each point is repeated " + repetitions + " times");
        assertThat(methods.contains("the test jets are a sample")).isEqualTo(areThere);
    }

    private static List<String> files(String name, String ending) {
        try (var files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
