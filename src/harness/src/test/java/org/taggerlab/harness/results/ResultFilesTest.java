package org.taggerlab.harness.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.TrialResult;

class ResultFilesTest {
    private static final String NASTY = "=cmd|' /C calc'!A0, \"<script>alert(1)</script>\" \uD83D\uDE80 | x";

    @TempDir
    Path folder;

    private final ResultSet results = Results.collect(
            Trials.plan(NASTY),
            List.of(
                    Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60),
                    Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .59),
                    Trials.failed("frozen", 500, 0, "=1+1, \"quoted\"\nand more")),
            "0.1.0",
            "",
            "");

    @BeforeEach
    void write() {
        ResultFiles.write(results, folder);
    }

    @Test
    void whatIsWrittenComesBackAsItWas() throws IOException {
        var again = folder.resolve("again");
        ResultFiles.write(ResultFiles.read(folder), again);
        for (String file : List.of("results.json", "results.csv")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void jsonHasTheKeysThatOthersRelyOn() throws IOException {
        var tree = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("results.json")));
        assertThat(tree.path("schema").asText()).isEqualTo("tagger-results/1");
        var trial = tree.path("trials").path(0);
        assertThat(trial.path("metrics").path("rejection").path("0.3").has("background"))
                .isTrue();
        assertThat(trial.path("training").properties())
                .extracting(java.util.Map.Entry::getKey)
                .contains(
                        "epochs",
                        "best-epoch",
                        "seconds",
                        "cpu-seconds",
                        "seconds-to-target",
                        "jets-per-second",
                        "peak-rss-mb");
        assertThat(trial.path("history").path(0).properties())
                .extracting(java.util.Map.Entry::getKey)
                .contains("epoch", "train-loss", "validation-loss", "validation-auc", "seconds");
        assertThat(tree.path("summary").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("curves", "data-efficiency", "speed-up", "tests", "variances");
    }

    @Test
    void fileFromBeforeOverheadWasRecordedIsReadAndItsTimesAreCompared() throws IOException {
        var file = folder.resolve("results.json");
        var tree = new ObjectMapper().readTree(file.toFile());
        for (String key : List.of("overhead", "timed-on", "validation-seconds", "left-out", "left-out-because")) {
            var holders = tree.findParents(key);
            assertThat(holders).as(key).isNotEmpty();
            holders.forEach(holder -> ((ObjectNode) holder).remove(key));
        }
        new ObjectMapper().writeValue(file.toFile(), tree);

        var old = ResultFiles.read(file);
        assertThat(old.trials()).allSatisfy(trial -> {
            assertThat(trial.overhead()).isNull();
            assertThat(trial.timedOn()).isNull();
        });
        assertThat(old.summary().speedUp())
                .filteredOn(row -> row.measure().equals("time-to-target"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.value()).as("4 s / 1 s").isEqualTo(4);
                    assertThat(row.leftOut()).isZero();
                });
        ResultFiles.write(old, folder);
        assertThat(Files.readString(folder.resolve("results.csv")).lines().skip(1))
                .first()
                .asString()
                .endsWith(",391724,,,,,,,");
    }

    @Test
    void overheadOfATrialIsInBothFiles() throws IOException {
        assertThat(ResultFiles.read(folder).trials().get(0).overhead())
                .isEqualTo(new TrialResult.Overhead(4, 3, 2, 1, 1));
        assertThat(Files.readString(folder.resolve("results.csv")).lines())
                .first()
                .asString()
                .endsWith(
                        ",start-seconds,reading-seconds,warm-up-seconds,validation-seconds,test-seconds,timed-on,note");
        assertThat(Files.readString(folder.resolve("results.csv")).lines().skip(1))
                .first()
                .asString()
                .endsWith(",391724,4.0,3.0,2.0,1.0,1.0,\"a CPU, fused, 1 thread\",");
    }

    @Test
    void csvQuotesAndDisarmsWhatASpreadsheetWouldRun() throws IOException {
        String csv = Files.readString(folder.resolve("results.csv"));
        assertThat(csv).startsWith("experiment,profile,key,network,prescription,");
        assertThat(csv.split("\r\n")).hasSize(4);
        assertThat(csv).endsWith(",\"'=1+1, \"\"quoted\"\"\nand more\"\r\n");
    }

    @Test
    void nothingElseIsWritten() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void theNoteOfADescriptorIsInResultsOnlyIfThereIsOne() throws IOException {
        assertThat(Files.readString(folder.resolve("results.json"))).doesNotContain("\"note\" : \"Not");
    }

    @Test
    void otherSchemaIsRefusedWithWhatToDo() throws IOException {
        edit("tagger-results/1", "tagger-results/2");
        assertThatThrownBy(() -> ResultFiles.read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("results.json: schema is 'tagger-results/2', expected 'tagger-results/1'")
                .hasMessageContaining("mvn tagger:report");
    }

    @Test
    void editedNotANumberIsNamedByItsKey() throws IOException {
        edit("\"accuracy\" : 0.75", "\"accuracy\" : NaN");
        edit("\"auc\" : 0.5", "\"auc\" : \"Infinity\"");
        assertThatThrownBy(() -> ResultFiles.read(folder))
                .hasMessageContaining("trials[1].metrics.accuracy is NaN, expected a finite number")
                .hasMessageContaining("trials[0].metrics.auc is \"Infinity\", expected a finite number");
    }

    @Test
    void trialWithoutHistoryIsNamed() throws IOException {
        edit("\"history\" :", "\"hystery\" :");
        assertThatThrownBy(() -> ResultFiles.read(folder)).hasMessageContaining("trials[0].history is missing");
    }

    @Test
    void brokenJsonIsNamedWithLineAndColumn() throws IOException {
        edit("\"profile\" :", "\"profile\" ;");
        assertThatThrownBy(() -> ResultFiles.read(folder)).hasMessageContaining("results.json:");
        assertThatThrownBy(() -> ResultFiles.read(folder)).hasMessageContaining("not JSON");
    }

    @Test
    void missingFileSaysHowToMakeIt() {
        assertThatThrownBy(() -> ResultFiles.read(folder.resolve("nothing.json")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("mvn verify");
    }

    private void edit(String old, String replacement) throws IOException {
        var file = folder.resolve("results.json");
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(old), replacement));
    }
}
