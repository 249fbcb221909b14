package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.vocabulary.worker.Status;

/** Whatever the marker of a finished trial says: it is either what it must be, or damage that is put into words. */
class DamagedMarkerTest {
    private static final String KEY = "0f1e2d";

    @TempDir
    Path folder;

    private ResultStore store;

    @BeforeEach
    void publish() throws IOException {
        store = ResultStore.openToWrite(folder);
        var request = TrialExamples.target(KEY, null).request();
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        store.publish(KEY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (?s)"files" : \\[.*\\]         | "files" : []            | request.json is not listed in complete.json
            (?s)"files" : \\[.*\\]         | "files" : null          | request.json is not listed in complete.json
            (?s),\\s*"files" : \\[.*\\]    | ``                      | request.json is not listed in complete.json
            (?s)"files" : \\[.*\\]         | "files" : [null]        | complete.json lists 'null', expected some of
            (?s)"files" : \\[.*\\]         | "files" : {}            | complete.json:4
            (?s)"files" : \\[.*\\]         | "files" : "all"         | complete.json:4
            (?s)"files" : \\[.*\\]         | "files" : [1]           | complete.json:4
            "name" : "request.json"        | "name" : null           | complete.json lists 'null', expected some of
            "name" : "request.json",       | ``                      | complete.json lists 'null', expected some of
            "name" : "request.json"        | "name" : ["x"]          | complete.json:5
            "name" : "request.json"        | "name" : "../../x"      | complete.json lists '../../x', expected some of
            "name" : "request.json"        | "name" : "scores.csv"   | complete.json lists scores.csv twice
            "bytes" : \\d+                 | "bytes" : null          | complete.json:6
            "bytes" : \\d+                 | "bytes" : -1            | bytes, expected -1
            "bytes" : \\d+                 | "bytes" : "many"        | complete.json:6
            "sha256" : "[0-9a-f]+"         | "sha256" : null         | request.json does not have the digest
            "sha256" : "[0-9a-f]+"         | "sha256" : ""           | request.json does not have the digest
            "key" : "0f1e2d"               | "key" : null            | complete.json is of tagger-trial/1 null
            "schema" : "tagger-trial/1"    | "schema" : null         | complete.json is of null 0f1e2d
            (?s).*                         | null                    | complete.json:1
            (?s).*                         | []                      | complete.json:1
            (?s).*                         | {}                      | complete.json is of null null
            """)
    void markerThatIsNotWhatItMustBeIsDamage(String pattern, String replacement, String reason) throws IOException {
        var marker = store.trialFolder(KEY).resolve("complete.json");
        var text = Files.readString(marker).replaceFirst(pattern, replacement);
        Files.writeString(marker, text);

        assertThat(store.find(KEY))
                .as(text)
                .isInstanceOfSatisfying(
                        StoreEntry.Damaged.class,
                        damaged -> assertThat(damaged.reason()).contains(reason));
        // neither does it end a build that finds it in a folder of work
        Files.move(store.trialFolder(KEY), store.workFolder(KEY));
        assertThat(store.recover(KEY)).isEmpty();
    }

    @Test
    void changedScoresThatTheMarkerNoLongerListsAreDamage() throws IOException {
        var trial = store.trialFolder(KEY);
        var scores = trial.resolve("scores.csv");
        Files.writeString(scores, Files.readString(scores).replace("0.4", "0.5"));
        unlist("scores.csv");

        assertThat(store.find(KEY)).isEqualTo(new StoreEntry.Damaged("scores.csv is not listed in complete.json"));
    }

    @Test
    void fileThatIsNeitherThereNorListedIsDamageIfTheTrialMustHaveIt() throws IOException {
        unlist("scores.csv");
        Files.delete(store.trialFolder(KEY).resolve("scores.csv"));

        assertThat(store.find(KEY))
                .isInstanceOfSatisfying(
                        StoreEntry.Damaged.class,
                        damaged -> assertThat(damaged.reason())
                                .endsWith("scores.csv: is missing although the worker said that it was done"));
    }

    private void unlist(String name) throws IOException {
        var marker = store.trialFolder(KEY).resolve("complete.json");
        var text = Files.readString(marker);
        var without = text.replaceFirst("(?s), \\{\\s*\"name\" : \"" + name + "\".*?\\}", "");
        assertThat(without).isNotEqualTo(text);
        Files.writeString(marker, without);
    }
}
