package org.taggerlab.jets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.lund.CambridgeAachen;
import org.taggerlab.jets.lund.LundCuts;
import org.taggerlab.jets.lund.LundDeclustering;
import org.taggerlab.jets.lund.LundFeature;
import org.taggerlab.jets.lund.SoftDrop;
import org.taggerlab.jets.sample.JetReader;

/** The example of the page "Use your own jets" does what it says. */
class UsedAloneTest {

    private final List<String> lines = new ArrayList<>();

    private void print(String format, Object... values) {
        lines.add(String.format(format, values));
    }

    private void example(Path file) {
        // example
        CambridgeAachen clustering = new CambridgeAachen();
        LundDeclustering lund = new LundDeclustering();
        try (JetReader jets = JetFormat.open(file)) {
            for (Jet jet : jets) {
                int whole = clustering.cluster(jet.momenta(), 0, jet.constituents());
                double groomed = SoftDrop.mmdt().mass(clustering, whole);
                int nodes = lund.decluster(jet.momenta(), 0, jet.constituents(), LundCuts.NONE);
                double lnKt = lund.value(0, LundFeature.LN_KT);
                print("jet %d: groomed mass %.1f GeV, %d nodes, ln kt %.2f", jet.index(), groomed, nodes, lnKt);
            }
        }
        // end of example
    }

    @Test
    void theExampleGroomsAndDeclustersEveryJet() {
        example(Resources.path("samples/twenty-w-jets.h5"));

        // FastJet 3.4.0: twenty-w-jets-fastjet.npz
        assertThat(lines)
                .hasSize(20)
                .allMatch(line ->
                        line.matches("jet \\d+: groomed mass \\d+\\.\\d GeV, \\d+ nodes, ln kt -?\\d+\\.\\d\\d"));
        assertThat(lines.get(0)).startsWith("jet 0: groomed mass " + FIRST_GROOMED_MASS);
    }

    @Test
    void thePageShowsTheExampleAsItIs() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/taggerlab/jets/UsedAloneTest.java"));
        String example = test.substring(test.indexOf("// example\n") + 11, test.indexOf("        // end of example"))
                .stripTrailing()
                .stripIndent()
                .replace("print(", "System.out.printf(")
                .replace("ln kt %.2f\"", "ln kt %.2f%n\"");

        assertThat(Files.readString(Path.of("../site/markdown/use-your-own-jets.md")))
                .contains(example);
    }

    private static final String FIRST_GROOMED_MASS = "86.9 GeV";
}
