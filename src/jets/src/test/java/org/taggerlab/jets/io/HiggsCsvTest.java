package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.EventObject.Kind;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** The layout of the UCI HIGGS set, in lines of our own making. */
class HiggsCsvTest {

    /** Muon, missing momentum, four jets (the second and fourth tagged), seven masses. */
    private static final String LINE =
            "0.9,0.3,-0.6,1.5,0.2,1.0,0.1,0.2,0.0,0.8,-0.1,1.1,2.2,0.7,0.5,-1.2,0.0,0.6,1.4,0.4,1.5" + ",1,2,3,4,5,6,7";

    @TempDir
    private Path folder;

    @Test
    void aLineBecomesAnEvent() throws IOException {
        RecordedEvent event = read(write(LINE + "\n"), null).get(0);
        assertThat(event.objects())
                .extracting(EventObject::kind)
                .containsExactly(Kind.MUON, Kind.JET, Kind.JET, Kind.JET, Kind.JET, Kind.MISSING_MOMENTUM);
        assertThat(event.objects().stream().filter(EventObject::isBTagged))
                .extracting(EventObject::pt)
                .containsExactly(0.8, 0.6);
        assertThat(event.objects().get(5).pt()).isEqualTo(1.5);
    }

    /** The set's momenta are in units of their mean, and its makers cut at 20 GeV already. */
    @Test
    void noObjectIsLostToThresholdsInGeV() throws IOException {
        float[] features = EventLayout.features(read(write(LINE + "\n"), null).get(0));
        for (int object = 0; object < EventLayout.OBJECTS; object++) {
            assertThat(features[object * EventLayout.FEATURES.size()])
                    .as("object %d", object)
                    .isGreaterThan(0);
        }
    }

    @Test
    void aHarderSelectionThanThatOfItsMakersIsRefused() throws IOException {
        Path csv = write(LINE + "\n");
        assertThatThrownBy(() -> EventFormat.open(csv, new ObjectSelection(30, 20, 2.5, null, 0, 0, 0, 0), null))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("momenta in units of their mean")
                .hasMessageContaining("lepton-pt-min 30.0");
    }

    @Test
    void thePublishedFileGivesTheEventsOfTheClassThatIsAskedFor() throws IOException {
        Path csv = write("1.0," + LINE + "\n0.0," + LINE.replace("0.9,", "1.9,") + "\n1.0," + LINE + "\n");
        List<RecordedEvent> signal = read(csv, 1);
        List<RecordedEvent> background = read(csv, 0);
        assertThat(signal).extracting(RecordedEvent::index).containsExactly(0, 1);
        assertThat(signal).extracting(event -> event.objects().get(0).pt()).containsExactly(0.9, 0.9);
        assertThat(background).extracting(RecordedEvent::index).containsExactly(0);
        assertThat(background.get(0).objects().get(0).pt()).isEqualTo(1.9);
    }

    @Test
    void withoutAClassTheMessageSaysHowToChooseOne() throws IOException {
        Path csv = write("1.0," + LINE + "\n");
        assertThatThrownBy(() -> EventFormat.open(csv, ObjectSelection.STANDARD, null))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("line 1 begins with its class")
                .hasMessageContaining("`select: signal`");
        Path plain = write(LINE + "\n");
        assertThatThrownBy(() -> EventFormat.open(plain, ObjectSelection.STANDARD, 1))
                .hasMessageContaining("line 1 does not say its class");
    }

    @Test
    void emptyLinesAreNoEvents() throws IOException {
        assertThat(read(write(LINE + "\n\n" + LINE + "\n\n  \n"), null))
                .extracting(RecordedEvent::index)
                .containsExactly(0, 1);
    }

    @Test
    void aCellThatIsNoNumberIsNamedWithItsLine() throws IOException {
        Path csv = write(LINE + "\n\n" + LINE.replace("-0.6", "nothing") + "\n");
        assertThatThrownBy(() -> read(csv, null))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("line 3 has \"nothing\" in column 3");
    }

    @Test
    void packedItIsTheSame() throws IOException {
        Path packed = Files.write(folder.resolve("higgs.csv.gz"), gzip(LINE + "\n" + LINE + "\n"));
        assertThat(EventFormat.holdsEvents(packed)).isTrue();
        assertThat(read(packed, null)).isEqualTo(read(write(LINE + "\n" + LINE + "\n"), null));
    }

    @Test
    void whatIsPackedButNoCsvIsOfNoKnownLayout() throws IOException {
        Path packed = Files.write(folder.resolve("jets.json.gz"), gzip("\"a header\"\n[]\n"));
        assertThat(EventFormat.holdsEvents(packed)).isFalse();
        assertThatThrownBy(() -> EventFormat.open(packed, ObjectSelection.STANDARD, null))
                .hasMessageContaining("is of no known layout of events");
    }

    @Test
    void aFileThatIsCutOffIsRefusedWithTheLine() throws IOException {
        var random = new Random(1);
        byte[] whole = gzip(random.doubles(2000)
                .mapToObj(pt -> pt + LINE.substring(3) + "\n")
                .collect(Collectors.joining()));
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> read(cut, null))
                .isInstanceOf(SampleException.class)
                .hasMessageMatching(
                        "(?s).*cut.csv.gz: line \\d+: the file cannot be read: .*make or download the file again");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "higgs", ".csv"), text);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static List<RecordedEvent> read(Path file, Integer label) {
        try (EventReader reader = EventFormat.open(file, ObjectSelection.STANDARD, label)) {
            List<RecordedEvent> events = new ArrayList<>();
            reader.unchecked().forEachRemaining(events::add);
            return events;
        }
    }
}
