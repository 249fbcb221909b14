package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.Machine;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;

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
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        store.publish(KEY);

        assertThat(ResultStore.open(store.root()).find(KEY)).isInstanceOfSatisfying(StoreEntry.Found.class, found -> {
            assertThat(found.trial().request().title()).isEqualTo(request.title());
            assertThat(found.trial().scores().score()).containsExactly(0.9f, 0.4f, 0.3f, 0.2f);
            assertThat(found.trial().model()).hasContent("weights of " + KEY);
        });
        assertThat(store.workFolder(KEY)).doesNotExist();
    }

    @Test
    void scoresOnTheSourcesTaskAreAskedForAndGuardedAsTheOthersAre() throws IOException {
        var data = request.data();
        var both = request.with(
                new TrialRequest.Data(data.training(), data.validation(), data.test(), List.of(), data.test()));
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        Files.write(store.workFolder(KEY).resolve("request.json"), ProtocolJson.bytes(both));
        assertThatThrownBy(() -> store.publish(KEY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("source-scores.csv");

        TrialExamples.answer(store.workFolder(KEY), both, Status.DONE);
        store.publish(KEY);
        assertThat(store.find(KEY))
                .isInstanceOfSatisfying(
                        StoreEntry.Found.class,
                        found ->
                                assertThat(found.trial().sourceScores().score()).hasSize(4));

        Files.writeString(store.trialFolder(KEY).resolve("source-scores.csv"), "sample,jet,label,score\n");
        assertThat(store.find(KEY)).isInstanceOf(StoreEntry.Damaged.class);
    }

    @Test
    void unfinishedTrialIsAbsentWhateverItsFolderHolds() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);

        assertThat(store.find(KEY)).isEqualTo(new StoreEntry.Absent());
    }

    @Test
    void folderWithoutMarkerIsNoResult() throws IOException {
        TrialExamples.answer(store.trialFolder(KEY), request, Status.DONE);

        assertThat(store.find(KEY)).isInstanceOf(StoreEntry.Damaged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "scores.csv", "model.zip", "request.json", "complete.json"})
    void oneChangedByteIsDamageAndIsSetAside(String name) throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        store.publish(KEY);
        var file = store.trialFolder(KEY).resolve(name);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(store.find(KEY)).isInstanceOf(StoreEntry.Damaged.class);
        assertThat(store.setAside(KEY)).isEqualTo(store.root().resolve("damaged/" + KEY + "-1"));
        assertThat(store.find(KEY)).isEqualTo(new StoreEntry.Absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "scores.csv", "model.zip", "request.json"})
    void missingOrCutFileIsDamage(String name) throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        store.publish(KEY);
        var file = store.trialFolder(KEY).resolve(name);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5));
        assertThat(store.find(KEY)).isInstanceOf(StoreEntry.Damaged.class);
        Files.delete(file);
        assertThat(store.find(KEY)).isEqualTo(new StoreEntry.Damaged(name + " is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "scores.csv", "model.zip"})
    void answerThatLacksAFileIsNotPublished(String name) throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        Files.delete(store.workFolder(KEY).resolve(name));

        assertThatThrownBy(() -> store.publish(KEY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name);
        assertThat(store.find(KEY)).isEqualTo(new StoreEntry.Absent());
        assertThat(store.workFolder(KEY)).exists();
    }

    @Test
    void answerForAnotherTrialIsNotPublished() throws IOException {
        TrialExamples.answer(
                store.workFolder(KEY), TrialExamples.target("other", null).request(), Status.DONE);

        assertThatThrownBy(() -> store.publish(KEY)).hasMessageContaining("answered trial other when asked for " + KEY);
    }

    @Test
    void divergedTrialIsAResultWithoutTagger() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DIVERGED);
        store.publish(KEY);

        assertThat(store.find(KEY)).isInstanceOfSatisfying(StoreEntry.Found.class, found -> {
            assertThat(found.trial().result().note()).contains("epoch 2, batch 1");
            assertThat(found.trial().scores()).isNull();
        });
    }

    @Test
    void newResultReplacesTheOldOne() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DIVERGED);
        store.publish(KEY);
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        store.publish(KEY);

        assertThat(store.find(KEY))
                .isInstanceOfSatisfying(
                        StoreEntry.Found.class,
                        found -> assertThat(found.trial().result().status()).isEqualTo(Status.DONE));
        assertThat(store.root().resolve("work")).isEmptyDirectory();
    }

    @Test
    void buildKilledBeforeTheLastRenameLosesNothing() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        store.publish(KEY);
        Files.move(store.trialFolder(KEY), store.workFolder(KEY), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(store.workFolder(KEY).resolve("checkpoint.bin"), "killed before this was deleted");

        assertThat(store.find(KEY)).isEqualTo(new StoreEntry.Absent());
        assertThat(store.recover(KEY)).isPresent();
        assertThat(store.find(KEY)).isInstanceOf(StoreEntry.Found.class);
        assertThat(store.trialFolder(KEY).resolve("checkpoint.bin")).doesNotExist();
    }

    @Test
    void markerInAWorkFolderThatChangedSinceIsNotBelieved() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        store.publish(KEY);
        Files.move(store.trialFolder(KEY), store.workFolder(KEY), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(store.workFolder(KEY).resolve("model.zip"), "other weights");

        assertThat(store.recover(KEY)).isEmpty();
        assertThat(store.find(KEY)).isEqualTo(new StoreEntry.Absent());
    }

    @Test
    void checkpointsAndHalfWrittenFilesDoNotOutliveTheTrial() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        Files.writeString(store.workFolder(KEY).resolve("checkpoint.bin"), "state");
        Files.writeString(store.workFolder(KEY).resolve("checkpoint.bin.damaged"), "stat");
        Files.writeString(store.workFolder(KEY).resolve(".result.json.1-1.tmp"), "{");
        store.publish(KEY);

        assertThat(store.trialFolder(KEY).toFile().list())
                .containsExactlyInAnyOrder("complete.json", "request.json", "result.json", "scores.csv", "model.zip");
    }

    @Test
    void checkpointOfAnAnswerThatIsRefusedStays() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        var checkpoint = Files.writeString(store.workFolder(KEY).resolve("checkpoint.bin"), "state");
        Files.delete(store.workFolder(KEY).resolve("scores.csv"));

        assertThatThrownBy(() -> store.publish(KEY)).hasMessageContaining("scores.csv");

        assertThat(checkpoint).hasContent("state");
    }

    @Test
    void buildKilledBetweenMarkerAndCheckpointLosesNothingAndLeavesNothing() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        Completion.of(KEY, store.workFolder(KEY)).write(store.workFolder(KEY));
        Files.writeString(store.workFolder(KEY).resolve("checkpoint.bin"), "state");

        assertThat(store.recover(KEY)).isPresent();

        assertThat(store.trialFolder(KEY).resolve("checkpoint.bin")).doesNotExist();
    }

    @Test
    void whatKilledProcessesWereWritingIsRemovedAndWhatLivingOnesWriteIsNot() throws Exception {
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        var machine = Machine.name().replaceAll("[^A-Za-z0-9]", "_");
        Files.createDirectories(store.root().resolve("prepared"));
        var abandoned = new ArrayList<Path>();
        var kept = new ArrayList<Path>();
        for (var name : List.of("", "locks", "inventories", "prepared")) {
            var at = store.root().resolve(name);
            abandoned.add(Files.writeString(at.resolve(".a.%s-%d-1.tmp".formatted(machine, dead.pid())), "{"));
            kept.add(Files.writeString(
                    at.resolve(".a.%s-%d-1.tmp"
                            .formatted(machine, ProcessHandle.current().pid())),
                    "{"));
            kept.add(Files.writeString(at.resolve(".a.other_machine-%d-1.tmp".formatted(dead.pid())), "{"));
        }
        abandoned.add(Files.writeString(store.root().resolve("locks/killed.lock.owner"), "{}"));
        try (var lock = store.tryLock(KEY).orElseThrow()) {
            ResultStore.openToWrite(store.root());

            assertThat(store.owner(KEY)).isPresent();
        }
        assertThat(abandoned).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(kept).allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void resultThatWasToBeReplacedWhenTheBuildWasKilledComesBackOrGoes() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        store.publish(KEY);
        var aside = store.root().resolve("work/" + KEY + "-replaced");
        Files.move(store.trialFolder(KEY), aside);

        ResultStore.openToWrite(store.root());

        assertThat(store.find(KEY)).isInstanceOf(StoreEntry.Found.class);
        Files.createDirectory(aside);
        ResultStore.openToWrite(store.root());
        assertThat(store.find(KEY)).isInstanceOf(StoreEntry.Found.class);
        assertThat(aside).doesNotExist();
    }

    @Test
    void sourceIsLookedForInThisStoreWhereverTheStoreLayBefore() throws IOException {
        var model = store.trialFolder("source").resolve("model.zip");
        var fromTrial = TrialExamples.target(KEY, "source").request();

        // planned: a source that is missing must not be taken for none
        assertThat(store.located(fromTrial).transfer().sourceModel()).isEqualTo(model);
        var moved = fromTrial.with(fromTrial.transfer().with(Path.of("/before/trials/source/model.zip"), null));
        Files.createDirectories(store.trialFolder("source"));
        assertThat(store.located(moved).transfer().sourceModel()).isEqualTo(model);
        var elsewhere = TrialExamples.target(KEY, "0".repeat(64)).request();
        var file = Path.of("/models/tagger.zip");
        assertThat(store.located(elsewhere.with(elsewhere.transfer().with(file, null)))
                        .transfer())
                .isEqualTo(elsewhere.transfer().with(file, "0".repeat(64)));
        assertThat(store.located(request)).isEqualTo(request);
    }

    @Test
    void requestNamesTheDigestThatItsSourceWasStoredWith() throws IOException {
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        store.publish(KEY);
        var model = store.trialFolder(KEY).resolve("model.zip");
        var stored = FileDigest.sha256(model);
        Files.writeString(model, "another tagger");

        var located = store.located(TrialExamples.target("other", KEY).request());

        assertThat(located.transfer().sourceSha256()).isEqualTo(stored);
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
    void openingToReadMakesNothing() throws IOException {
        var absent = ResultStore.open(folder.resolve("absent"));

        assertThat(absent.find(KEY)).isEqualTo(new StoreEntry.Absent());
        assertThat(absent.keys()).isEmpty();
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "", ".", "a b", "-x"})
    void keyThatIsNoFolderNameIsRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> store.workFolder(key));
    }
}
