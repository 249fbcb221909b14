package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.descriptor.InvalidInputException;
import org.taggerlab.harness.protocol.TrialRequest;

class ResultStoreTest {
    private static final String KEY = "0f1e2d";

    @TempDir
    Path folder;

    private ResultStore store;
    private TrialRequest request;

    @BeforeEach
    void openStore() {
        store = ResultStore.openToWrite(folder.resolve("störe with spaces"));
        request = TrialExamples.target(KEY, null).request();
    }

    @Test
    void publishedTrialIsFoundWithItsScores() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "done");
        store.publish(KEY);

        assertThat(ResultStore.open(store.root()).find(KEY)).isInstanceOfSatisfying(Lookup.Found.class, found -> {
            assertThat(found.trial().request().title()).isEqualTo(request.title());
            assertThat(found.trial().scores().score()).containsExactly(0.9f, 0.4f, 0.3f, 0.2f);
            assertThat(found.trial().model()).hasContent("weights of " + KEY);
        });
        assertThat(store.workFolder(KEY)).doesNotExist();
    }

    @Test
    void unfinishedTrialIsAbsentWhateverItsFolderHolds() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "done");

        assertThat(store.find(KEY)).isEqualTo(new Lookup.Absent());
    }

    @Test
    void folderWithoutMarkerIsNoResult() throws IOException {
        TrialExamples.answer(store.trialFolder(KEY), request, "done");

        assertThat(store.find(KEY)).isInstanceOf(Lookup.Damaged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "scores.csv", "model.zip", "request.json", "complete.json"})
    void oneChangedByteIsDamageAndIsSetAside(String name) throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "done");
        store.publish(KEY);
        var file = store.trialFolder(KEY).resolve(name);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(store.find(KEY)).isInstanceOf(Lookup.Damaged.class);
        assertThat(store.setAside(KEY)).isEqualTo(store.root().resolve("damaged/" + KEY + "-1"));
        assertThat(store.find(KEY)).isEqualTo(new Lookup.Absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "scores.csv", "model.zip", "request.json"})
    void missingOrCutFileIsDamage(String name) throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "done");
        store.publish(KEY);
        var file = store.trialFolder(KEY).resolve(name);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5));
        assertThat(store.find(KEY)).isInstanceOf(Lookup.Damaged.class);
        Files.delete(file);
        assertThat(store.find(KEY)).isEqualTo(new Lookup.Damaged(name + " is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "scores.csv", "model.zip"})
    void answerThatLacksAFileIsNotPublished(String name) throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "done");
        Files.delete(store.workFolder(KEY).resolve(name));

        assertThatThrownBy(() -> store.publish(KEY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name);
        assertThat(store.find(KEY)).isEqualTo(new Lookup.Absent());
        assertThat(store.workFolder(KEY)).exists();
    }

    @Test
    void answerForAnotherTrialIsNotPublished() throws IOException {
        TrialExamples.answer(
                store.workFolder(KEY), TrialExamples.target("other", null).request(), "done");

        assertThatThrownBy(() -> store.publish(KEY)).hasMessageContaining("answered trial other when asked for " + KEY);
    }

    @Test
    void divergedTrialIsAResultWithoutTagger() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "diverged");
        store.publish(KEY);

        assertThat(store.find(KEY)).isInstanceOfSatisfying(Lookup.Found.class, found -> {
            assertThat(found.trial().result().note()).contains("epoch 2, batch 1");
            assertThat(found.trial().scores()).isNull();
        });
    }

    @Test
    void newResultReplacesTheOldOne() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "diverged");
        store.publish(KEY);
        TrialExamples.answer(store.workFolder(KEY), request, "done");
        store.publish(KEY);

        assertThat(store.find(KEY))
                .isInstanceOfSatisfying(
                        Lookup.Found.class,
                        found -> assertThat(found.trial().result().status()).isEqualTo("done"));
        assertThat(store.root().resolve("work")).isEmptyDirectory();
    }

    @Test
    void buildKilledBeforeTheLastRenameLosesNothing() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "done");
        store.publish(KEY);
        Files.move(store.trialFolder(KEY), store.workFolder(KEY), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(store.workFolder(KEY).resolve("checkpoint.bin"), "killed before this was deleted");

        assertThat(store.find(KEY)).isEqualTo(new Lookup.Absent());
        assertThat(store.recover(KEY)).isPresent();
        assertThat(store.find(KEY)).isInstanceOf(Lookup.Found.class);
        assertThat(store.trialFolder(KEY).resolve("checkpoint.bin")).doesNotExist();
    }

    @Test
    void markerInAWorkFolderThatChangedSinceIsNotBelieved() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "done");
        store.publish(KEY);
        Files.move(store.trialFolder(KEY), store.workFolder(KEY), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(store.workFolder(KEY).resolve("model.zip"), "other weights");

        assertThat(store.recover(KEY)).isEmpty();
        assertThat(store.find(KEY)).isEqualTo(new Lookup.Absent());
    }

    @Test
    void answerThatIsNotWholeKeepsItsCheckpoint() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "done");
        Files.writeString(store.workFolder(KEY).resolve("checkpoint.bin"), "state");
        Files.delete(store.workFolder(KEY).resolve("model.zip"));

        assertThatThrownBy(() -> store.publish(KEY)).hasMessageContaining("model.zip: is missing");
        assertThat(store.workFolder(KEY).resolve("checkpoint.bin")).isRegularFile();
    }

    @Test
    void checkpointsAndHalfWrittenFilesDoNotOutliveTheTrial() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, "done");
        Files.writeString(store.workFolder(KEY).resolve("checkpoint.bin"), "state");
        Files.writeString(store.workFolder(KEY).resolve("checkpoint.bin.damaged"), "stat");
        Files.writeString(store.workFolder(KEY).resolve(".result.json.1-1.tmp"), "{");
        store.publish(KEY);

        assertThat(store.trialFolder(KEY).toFile().list())
                .containsExactlyInAnyOrder("complete.json", "request.json", "result.json", "scores.csv", "model.zip");
    }

    @Test
    void storeThatCannotBeWrittenSaysPathUserAndWhatToDo() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> ResultStore.openToWrite(file.resolve("store")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.resolve("store").toString())
                .hasMessageContaining("'" + System.getProperty("user.name") + "'")
                .hasMessageContaining("-Dtagger.store=");
    }

    @Test
    void storeOfAnotherFormatIsRefused() throws IOException {
        Files.writeString(store.root().resolve("store.json"), "{\"schema\":\"tagger-store/9\"}");

        assertThatThrownBy(() -> ResultStore.open(store.root())).hasMessageContaining("tagger-store/9");
    }

    @Test
    void openingToReadMakesNothing() throws IOException {
        var absent = ResultStore.open(folder.resolve("absent"));

        assertThat(absent.find(KEY)).isEqualTo(new Lookup.Absent());
        assertThat(absent.requests()).isEmpty();
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "", ".", "a b", "-x"})
    void keyThatIsNoFolderNameIsRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> store.workFolder(key));
    }
}
