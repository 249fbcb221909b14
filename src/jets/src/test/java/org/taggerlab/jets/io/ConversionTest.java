package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.detector.DetectorSimulation;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.io.tagger.Conversion;
import org.taggerlab.jets.io.tagger.JetFileWriter;
import org.taggerlab.jets.io.tagger.TaggerJets;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.Detector.Calorimeter;
import org.taggerlab.vocabulary.sample.Detector.Tracker;

class ConversionTest {

    @Test
    void onlyJetsOfTheLabelAreKept(@TempDir Path folder) {
        try (JetReader source = JetFormat.open(Resources.path("samples/toptag-40-zlib.h5"));
                Npz reference = Npz.open(Resources.path("samples/formats-reference.npz"))) {
            int signal =
                    Arrays.stream(Resources.ints(reference, "toptag/labels")).sum();
            Conversion conversion = new Conversion(Map.of("process", "top"), 1, null, false);
            Conversion.Outcome outcome = conversion.convert(source, folder.resolve("top.h5"));

            assertThat(outcome)
                    .isEqualTo(new Conversion.Outcome(
                            40, signal, List.of(), new TreeMap<>(), List.of(folder.resolve("top.h5"))));
            try (JetReader file = TaggerJets.open(folder.resolve("top.h5"))) {
                assertThat(file).allMatch(jet -> jet.label() == 1);
                assertThat(file.attributes()).containsEntry("process", "top");
            }
        }
    }

    @Test
    void unusableJetsEndTheConversionUnlessTheyAreDropped(@TempDir Path folder) {
        Path target = folder.resolve("good.h5");
        try (JetReader source = JetFormat.open(Resources.path("samples/bad-jets.h5"))) {
            assertThatThrownBy(() -> Conversion.PLAIN.convert(source, target))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("bad-jets.h5: jet 3: it has no constituents");
            assertThat(target).doesNotExist();

            Conversion.Outcome outcome = new Conversion(Map.of(), null, null, true).convert(source, target);
            assertThat(outcome.written()).isEqualTo(15);
            assertThat(outcome.dropped()).isEqualTo(source.inspect().bad());
        }
    }

    @Test
    void aMeasuredSampleSaysWithWhichDetector(@TempDir Path folder) {
        Path target = folder.resolve("detector.h5");
        Calorimeter cells = new Calorimeter(0.05, 0.05, 0.5, 0.01, 0.5);
        var detector = new DetectorSimulation(new Detector(3, new Tracker(0.95, 0.5, 2.5, 0.01, 1e-4), cells, cells));
        try (JetReader source = JetFormat.open(Resources.path("samples/twenty-w-jets.h5"))) {
            new Conversion(Map.of(), null, detector, true).convert(source, target);
            try (JetReader file = TaggerJets.open(target)) {
                assertThat(file.attributes().get("variant")).contains("seed=3").contains("efficiency=0.95");
                Iterator<Jet> originals = source.iterator();
                for (Jet jet : file) {
                    assertThat(jet.constituents())
                            .isEqualTo(detector.measure(originals.next()).constituents());
                }
            }
        }
    }

    @Test
    void aRepeatedJetIsNotConvertedTwice(@TempDir Path folder) {
        Path target = folder.resolve("once.h5");
        JetFiles.Part part = new JetFiles.Part(Resources.path("samples/toptag-40-zlib.h5"), "1".repeat(64));
        try (JetFiles twice = JetFiles.open(List.of(part, part), null)) {
            assertThatThrownBy(() -> Conversion.PLAIN.convert(twice, target))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("jet 40: it repeats jet 0");

            Conversion.Outcome outcome = new Conversion(Map.of(), null, null, true).convert(twice, target);
            assertThat(outcome.written()).isEqualTo(40);
            assertThat(outcome.dropped()).hasSize(40).contains(new Inspection.BadJet(41, "it repeats jet 1"));
        }
    }

    @Test
    void aRepeatedJetIsFoundByAnInspection(@TempDir Path folder) {
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"))) {
            List<Jet> jets = IntStream.of(0, 1, 2, 1, 3)
                    .mapToObj(index -> file.chosen(index).next())
                    .toList();
            JetFileWriter.write(folder.resolve("twice.h5"), Map.of(), jets);
        }
        try (JetReader twice = TaggerJets.open(folder.resolve("twice.h5"))) {
            assertThat(twice.inspect().bad()).hasSize(1).first().satisfies(bad -> {
                assertThat(bad.jet()).isEqualTo(3);
                assertThat(bad.reason()).startsWith("it repeats jet 1 of event ");
            });
        }
    }
}
