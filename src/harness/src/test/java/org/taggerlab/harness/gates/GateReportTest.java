package org.taggerlab.harness.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.GateOutcome;

class GateReportTest {
    @TempDir
    Path folder;

    @Test
    void violationsAreFailuresThatAnXmlReaderUnderstands() throws Exception {
        var outcomes = List.of(
                new GateOutcome(
                        "auc(frozen, 500) >= 0.8", false, 0.7, null, null, 0.8, "0.7", "is 0.7 & <\"not\">\u0001\n"),
                new GateOutcome("auc(frozen, 500) < 1", true, 0.7, null, null, 1.0, "0.7", "fine"));
        var file = GateReport.write("top-to-w", outcomes, folder);
        assertThat(file).hasFileName("TEST-tagger-top-to-w.xml");
        var suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        var failure = suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttributes().getNamedItem("message").getNodeValue())
                .isEqualTo("is 0.7 & <\"not\">\\u0001\n");
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("fine");
    }
}
