package org.taggerlab.reports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.reports.template.Templates;

final class ModelDocumentationTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                ReportPage.class,
                ReportPage.SampleBadge.class,
                Section.class,
                Section.Fact.class,
                Section.Listing.class,
                FigureView.class,
                FigureView.LegendEntry.class,
                Table.class,
                Table.Column.class,
                IndexPage.class,
                IndexPage.ExperimentEntry.class,
                IndexPage.Link.class
            })
    void authorsOfTemplatesFindEveryFieldInItsOrderAndNoOther(Class<?> type) throws IOException {
        var fields = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(documented(type.getSimpleName())).isEqualTo(fields);
    }

    private static List<String> documented(String type) throws IOException {
        try (var stream = Templates.class.getResourceAsStream("/org/taggerlab/reports/templates/MODEL.md")) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var section = text.substring(text.indexOf("## " + type + "\n"));
            return section.lines()
                    .skip(1)
                    .takeWhile(l -> !l.startsWith("## "))
                    .filter(l -> l.startsWith("| `"))
                    .map(l -> l.split("`")[1])
                    .toList();
        }
    }
}
