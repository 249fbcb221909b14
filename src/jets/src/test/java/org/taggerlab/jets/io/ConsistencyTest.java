package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.io.hdf5.JetNet;
import org.taggerlab.jets.io.tagger.JetFileWriter;
import org.taggerlab.jets.io.tagger.TaggerJets;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

/** What a file says twice has to agree: units, labels, counts and sums. */
class ConsistencyTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "jets/pt, MeV, GeV",
        "jets/mass, MeV, GeV",
        "jets/phi, deg, rad",
        "constituents/ln_pt, ln(MeV), ln(GeV)",
        "constituents/species_mass, MeV, GeV"
    })
    void anotherUnitThanOursIsRefused(String column, String unit, String expected) {
        Path file = ours(column, unit, 10, 0, 1L);

        assertThatThrownBy(() -> TaggerJets.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("/" + column + " is in units of " + unit + ", expected " + expected);
    }

    @ParameterizedTest(name = "pt {0} GeV, mass {1} GeV: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    10   | 0   | ''
                    10   | NaN | ''
                    10.2 | 0   | its constituents sum to pt 10.0
                    10   | 0.5 | its constituents sum to mass 0.0 GeV, the jet has 0.5 GeV
                    """)
    void constituentsHaveToSumToTheJet(float pt, float mass, String reason) {
        try (JetReader file = TaggerJets.open(ours("none", "", pt, mass, 1L))) {
            assertThat(file.unchecked().next().flaw().orElse("")).startsWith(reason);
        }
    }

    @Test
    void anEventNumberKeepsAllOfItsDigits() {
        try (JetReader file = TaggerJets.open(ours("none", "", 10, 0, 9_007_199_254_740_993L))) {
            assertThat(file.inspect().events()).containsExactly(9_007_199_254_740_993L);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1099511627776, '/jets/constituent_count is 1099511627776 at 0, expected a number of 32 bits'",
        "100001, 'jet 0: constituent_count is 100001, expected 0 to 100000'",
        "-1, 'jet 0: constituent_count is -1, expected 0 to 100000'"
    })
    void aNumberOfConstituentsThatNoJetHasIsRefused(long count, String message) {
        Path file = folder.resolve("many.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putAttribute("format", TaggerJets.FORMAT);
            hdf.putGroup("jets").putDataset("constituent_count", new long[] {count});
        }

        assertThatThrownBy(() -> TaggerJets.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("many.h5: " + message);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, -2, 100})
    void aLabelThatIsNoneIsAFlaw(int label) {
        Path file = folder.resolve("label.h5");
        JetFileWriter.write(
                file,
                Map.of(),
                List.of(new Jet(0, 0, label, new double[] {9, 0, 0, 9}, new int[] {22}, Optional.empty())));

        try (JetReader jets = TaggerJets.open(file)) {
            assertThat(jets.inspect().bad())
                    .containsExactly(
                            new Inspection.BadJet(0, "its label is " + label + ", expected 1, 0 or -1 for unknown"));
        }
    }

    @ParameterizedTest(name = "{0} of room for 2, {1} declared, pt {2}, mass {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1 | 100 | 0  | ''
                    2 | 5 | 150 | 30 | ''
                    2 | 2 | 150 | 30 | ''
                    1 | 5 | 100 | 0  | its mask marks 1 particles, jet_features says 5.0
                    2 | 1 | 100 | 0  | its mask marks 2 particles, jet_features says 1.0
                    1 | 1 | 110 | 0  | its constituents sum to pt 9
                    1 | 1 | 100 | 20 | its constituents sum to mass 0.0 GeV, the jet has 20.0 GeV
                    """)
    void jetNetMayHaveCutOffTheSoftestButNothingElse(int marked, int declared, float pt, float mass, String reason) {
        Path file = folder.resolve("jetnet.hdf5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            // of the jet of 110 GeV, the only particle has nine tenths
            float share = pt == 110 ? 0.9f : 1;
            hdf.putDataset("particle_features", new float[][][] {
                {{0, 0, share, 1}, {0.1f, 0.1f, 0.1f, marked == 2 ? 1 : 0}}
            });
            hdf.putDataset("jet_features", new float[][] {{pt, 0.5f, mass, declared}});
        }

        try (JetReader reader = JetNet.open(file)) {
            String flaw = reader.unchecked().next().flaw().orElse("");
            assertThat(flaw).startsWith(reason);
            assertThat(flaw.isEmpty()).isEqualTo(reason.isEmpty());
        }
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    jet_nparticles | 2   | ''
                    jet_nparticles | 3   | jet_nparticles is 3.0, part_px has 2 values
                    jet_pt         | 301 | ''
                    jet_pt         | 350 | its constituents sum to pt 301.0 GeV, jet_pt is 350.0 GeV
                    jet_energy     | 250 | its constituents sum to E = 301.0 GeV, jet_energy is 250.0 GeV
                    label_QCD      | 1   | ''
                    label_QCD      | 7   | label_QCD is 7.0, expected 0 or 1
                    """)
    void jetClassAgreesWithItsOwnBranches(String branch, long value, String reason) throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("part_px", new float[][] {{300, 1}});
        columns.put("part_py", new float[][] {{0, 0}});
        columns.put("part_pz", new float[][] {{0, 0}});
        columns.put("part_energy", new float[][] {{300, 1}});
        columns.put(branch, new long[] {value});
        Path file = RootSample.write(folder.resolve("jetclass.root"), "tree", columns);

        try (JetReader reader = JetFormat.open(file)) {
            assertThat(JetFormat.detect(file)).isEqualTo(JetFormat.JETCLASS);
            assertThat(reader.unchecked().next().flaw().orElse("")).isEqualTo(reason);
        }
    }

    /**
     * One jet of one photon of 10 GeV along the x-axis, one column of which has another unit.
     *
     * @param mass NaN: the file does not say
     */
    private Path ours(String other, String unit, float pt, float mass, long event) {
        Path file = folder.resolve("ours.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putAttribute("format", TaggerJets.FORMAT);
            WritableGroup jets = hdf.putGroup("jets");
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("pt", new float[] {pt});
            columns.put("rapidity", new float[] {0});
            columns.put("phi", new float[] {0});
            if (!Float.isNaN(mass)) {
                columns.put("mass", new float[] {mass});
            }
            columns.put("event", new long[] {event});
            columns.put("constituent_count", new int[] {1});
            columns.put("constituent_total", new int[] {1});
            columns.forEach((name, values) -> put(jets, "jets/" + name, values, other, unit));
            WritableGroup constituents = hdf.putGroup("constituents");
            for (String name : List.of("ln_pt", "delta_rapidity", "delta_phi")) {
                boolean isPt = name.equals("ln_pt");
                var packed = put(constituents, "constituents/" + name, new short[] {0}, other, unit);
                packed.putAttribute("scale_factor", 1.0);
                packed.putAttribute("add_offset", isPt ? Math.log(10) : 0.0);
            }
            put(constituents, "constituents/species", new byte[] {0}, other, unit);
            put(constituents, "constituents/species_pid", new int[] {22}, other, unit);
            put(constituents, "constituents/species_mass", new float[] {0}, other, unit);
        }
        return file;
    }

    private static io.jhdf.api.WritableDataset put(
            WritableGroup group, String path, Object values, String other, String unit) {
        var dataset = group.putDataset(path.substring(path.indexOf('/') + 1), values);
        if (path.equals(other)) {
            dataset.putAttribute("units", unit);
        }
        return dataset;
    }
}
