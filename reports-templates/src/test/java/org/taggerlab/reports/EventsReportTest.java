package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event classification: sizes are events of each class, and the unlabelled sample is a simulated stand-in. */
final class EventsReportTest {
    @TempDir
    Path output;

    private String html;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void write() throws IOException {
        var results = Fixture.small("events");
        results.put("task", "event-classification");
        // 500 events of each class are 1000 labels, and the validation's 1000 of each are 2000
        Fixture.trials(results).forEach(trial -> trial.put("labels", 2 * (int) trial.get("size") + 2000));
        var samples = (List<Map<String, Object>>) results.get("samples");
        samples.get(0).putAll(Map.of("kind", "simulated stand-in", "used", List.of("source without labels")));
        Reports.write(List.of(Fixture.read(results)), output, null);
        html = Files.readString(output.resolve("events/report.html"));
    }

    @Test
    void labelsOfBothClassesAreCounted() {
        assertThat(html)
                .contains("<td>frozen</td><td class=\"number\">1,000</td><td class=\"number\">2,000</td>"
                        + "<td class=\"number\">3,000</td>")
                .contains("frozen, 3,000 labels (500 training events of each class)");
    }

    @Test
    void tableOfLabelsNeededCountsThemToo() {
        // from-scratch reaches its best with 10,000 events of each class: 20,000 labels and 2,000 for validation
        var table = html.substring(html.indexOf("<table id=\"t-labels-needed\""));
        assertThat(table.substring(0, table.indexOf("</table>")))
                .contains("times fewer labels", "<td class=\"number\">22,000</td>");
    }

    @Test
    void sizesAreEventsOfEachClassEverywhere() {
        assertThat(html)
                .contains("training events of each class", "fine-tuned, 500 events of each class: mean")
                .contains("fewer events", "Test: simulated events")
                .doesNotContain("00 jets", "training jets", "test jets");
    }

    @Test
    void standInIsMarkedAndNamedInTheAnswer() {
        assertThat(html)
                .contains("<span class=\"badge standin\">simulated stand-in</span> <b>pythia8-top-500</b>")
                .contains("pythia8-top-500 is a simulated stand-in for collisions, no collision data.");
    }
}
