package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.reports.content.ReportBuilder;
import org.taggerlab.vocabulary.file.RecordJson;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class FiguresTest {
    @TempDir
    static Path output;

    private static String html;

    @BeforeAll
    static void write() throws IOException {
        Reports.write(List.of(Fixture.resultSet(Fixture.small("figures"))), output, null);
        html = Files.readString(output.resolve("figures/report.html"));
    }

    @Test
    void everyFigureHasMarksACaptionAndATableWithRows() {
        var figures = all("<figure .*?</figure>");

        assertThat(figures).hasSizeGreaterThan(12).allSatisfy(figure -> {
            assertThat(figure).containsPattern("class=\"(mk|ln|dot) ").contains("<figcaption>", "</caption>");
            assertThat(Pattern.compile("<tr><td").matcher(figure).results().count())
                    .isPositive();
        });
    }

    @Test
    void everyDrawingIsXmlWithATitleADescriptionAndOnlyNumbersForPlaces() throws Exception {
        for (String svg : all("<svg class=\"plot\".*?</svg>")) {
            var root = xml(svg).getDocumentElement();
            var names = root.getAttribute("aria-labelledby").split(" ");

            assertThat(root.getAttribute("role")).isEqualTo("img");
            assertThat(root.getElementsByTagName("title")
                            .item(0)
                            .getAttributes()
                            .getNamedItem("id")
                            .getNodeValue())
                    .isEqualTo(names[0]);
            assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
            assertThat(svg).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void noTwoElementsShareAnId() {
        var seen = new HashSet<String>();

        assertThat(all(" id=\"([^\"]+)\"")).allMatch(seen::add);
    }

    @Test
    void everyTableHasAsManyCellsARowAsColumns() {
        for (String table : all("<table .*?</table>")) {
            long columns = Pattern.compile("<th ").matcher(table).results().count();
            for (String row : table.split("<tr><td", -1)) {
                if (!row.startsWith("<table")) {
                    assertThat(Pattern.compile("</td>").matcher(row).results().count())
                            .isEqualTo(columns);
                }
            }
        }
    }

    private static List<String> all(String regex) {
        var found = new ArrayList<String>();
        var matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(html);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void ofManyPrescriptionsEachHasOneRowByItsNameAndNoBandHidesAnother() throws IOException {
        Reports.write(List.of(ofManyPrescriptions()), output, null);

        var report = Files.readString(output.resolve("top-to-w/report.html"));
        var aucs = figure(report, "f-auc");
        var savings = figure(report, "f-data-efficiency");
        assertThat(savings)
                .contains(">fine-tuned</text>", ">frozen</text>", ">linear-probe</text>", ">layer-decay</text>")
                .doesNotContain(">AUC 0.");
        assertThat(aucs).contains("class=\"ln").doesNotContain("class=\"band");
        assertThat(report).contains("All at the AUC that from-scratch reaches at its largest size");
    }

    @Test
    void whereNoPrescriptionSavesAtTheBestAucTheOtherTargetsAreDrawnAndTheirTableStays() {
        var results = ofManyPrescriptions();
        var tree = (ObjectNode) RecordJson.MAPPER.valueToTree(results);
        var rows = tree.at("/summary/data-efficiency");
        for (var row : rows) {
            if (row.path("target").asText().equals(Summary.DataEfficiency.BEST)) {
                ((ObjectNode) row)
                        .putNull("value")
                        .putNull("low")
                        .putNull("high")
                        .put("at-least", false)
                        .put("at-most", false);
            }
        }
        var changed = RecordJson.MAPPER.convertValue(tree, ResultSet.class);

        var figure = ReportBuilder.page(changed, "").proof().stream()
                .filter(one -> one.id().equals("data-efficiency"))
                .findFirst();

        assertThat(figure).isPresent();
        assertThat(figure.get().table().rows()).hasSize(rows.size());
    }

    private static ResultSet ofManyPrescriptions() {
        var results = Fixture.small("top-to-w");
        var tuned = Fixture.trials(results).stream()
                .filter(trial -> trial.get("prescription").equals("fine-tuned"))
                .toList();
        for (var name : List.of("linear-probe", "unfreezing", "layer-decay")) {
            for (var trial : tuned) {
                var copy = new LinkedHashMap<>(trial);
                copy.put("prescription", name);
                copy.put("key", name + trial.get("key"));
                Fixture.trials(results).add(copy);
            }
        }
        return Fixture.read(results);
    }

    private static String figure(String page, String id) {
        int from = page.indexOf("id=\"" + id + "\"");
        return page.substring(from, page.indexOf("</svg>", from));
    }
}
