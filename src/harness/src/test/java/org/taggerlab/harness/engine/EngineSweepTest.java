package org.taggerlab.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.engine.ScriptedEngine.Fate;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;

/** What an engine may say or do, and what must come of it: each trial trained once, whatever it says. */
@Tag("slow")
class EngineSweepTest {
    private static final Resources ANY = new Resources(null, null, 0, 1, List.of());

    @TempDir
    Path store;

    private final RecordedLog console = new RecordedLog();
    private ScriptedEngine engine;

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private EngineSweep sweep(ScriptedEngine scripted, List<BlockTrial> trials) {
        engine = scripted;
        return EngineTrials.sweep(store, engine, ANY, 1, console, trials);
    }

    private EngineSweep sweep(ScriptedEngine scripted, String... keys) {
        return sweep(scripted, EngineTrials.trials(keys));
    }

    private List<String> starts() throws Exception {
        return Files.readAllLines(store.resolve("starts.txt"));
    }

    @Test
    void jobThatVanishedIsSubmittedAgainAndFinished() throws Exception {
        var outcome =
                sweep(new ScriptedEngine(true, Fate.VANISHES), "ok-a", "ok-b").run();

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).containsExactlyInAnyOrder("ok-a", "ok-b");
        assertThat(engine.submitted()).isEqualTo(3);
        assertThat(console.text())
                .contains("has lost its process: the engine no longer knows its job")
                .contains("is submitted again, attempt 2");
    }

    @Test
    void blockThatIsLostTooOftenFailsWithTheEnginesWordsAndTheOthersAreFinished() throws Exception {
        var outcome = sweep(new ScriptedEngine(true, Fate.IS_LOST, Fate.RUNS, Fate.IS_LOST), "ok-a", "ok-b")
                .run();

        assertThat(outcome.trained()).hasSize(1);
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure.sentence())
                                .isEqualTo(
                                        "its block has lost its process 2 times without getting anywhere, the last time: as the script says"));
        assertThat(engine.submitted()).isEqualTo(3);
    }

    @Test
    void jobThatRunsTwiceTrainsEachTrialOnce() throws Exception {
        var outcome = sweep(new ScriptedEngine(true, Fate.RUNS_TWICE), "ok-a").run();

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).containsExactly("ok-a");
    }

    @Test
    void numberOfAnotherJobIsNotMistakenForIt() throws Exception {
        var outcome = sweep(new ScriptedEngine(true, Fate.VANISHES, Fate.REUSES_A_NUMBER), EngineTrials.trials("ok-a"))
                .run();

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).containsExactly("ok-a");
    }

    @Test
    void engineThatDoesNotAnswerChangesNothing() throws Exception {
        var outcome =
                sweep(new ScriptedEngine(true).silentAt(2, 3, 4), "slow-a").run();

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(engine.submitted()).isEqualTo(1);
        assertThat(console.text()).containsOnlyOnce("scripted does not answer, which changes nothing");
    }

    @Test
    void finishedJobThatComesBackIsNotWaitedFor() throws Exception {
        var outcome = sweep(new ScriptedEngine(true, Fate.COMES_BACK), "ok-a", "slow-b")
                .run();

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(engine.submitted()).isEqualTo(2);
    }

    @Test
    void sourceThatFailsIsNotTriedAgainByAnyBlock() throws Exception {
        var trials =
                new ArrayList<>(List.of(EngineTrials.source("fail-11-source"), EngineTrials.trial("ok-b", null, 1)));
        trials.add(EngineTrials.trial("ok-a", "fail-11-source", 0));

        for (boolean canOrder : new boolean[] {true, false}) {
            var outcome = sweep(new ScriptedEngine(canOrder), trials).run();

            assertThat(outcome.failures())
                    .extracting(failure -> failure.key())
                    .containsExactlyInAnyOrder("fail-11-source", "ok-a");
            assertThat(ResultStore.open(store).find("ok-b")).isInstanceOf(StoreEntry.Found.class);
        }
        assertThat(starts())
                .filteredOn("fail-11-source"::equals)
                .as("once per run")
                .hasSize(2);
    }

    @Test
    void engineWithoutOrderIsGivenASourceFirst() throws Exception {
        var trials = List.of(EngineTrials.source("slow-source"), EngineTrials.trial("ok-a", "slow-source", 0));

        assertThat(sweep(new ScriptedEngine(false), trials).submitOnly())
                .startsWith("submitted 1 blocks to scripted; 1 wait or run now, and 1 more can be submitted when");
        var outcome = EngineTrials.sweep(store, engine, ANY, 1, console, trials).run();

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).containsExactly("slow-source", "ok-a");
    }

    @Test
    void sixteenBlocksAtOnceOnOneStoreTrainEachTrialOnce() throws Exception {
        var trials = new ArrayList<>(List.of(EngineTrials.source("ok-source")));
        for (int i = 0; i < 16; i++) {
            trials.add(EngineTrials.trial("ok-" + i, i % 2 == 0 ? "ok-source" : null, i));
        }

        var outcome = sweep(new ScriptedEngine(true), trials).run();

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).hasSize(17).doesNotHaveDuplicates();
        assertThat(console.text()).doesNotContain("WARN");
    }

    @Test
    void submissionReturnsAtOnceAndARunFollowsIt() throws Exception {
        sweep(new ScriptedEngine(true), "slow-a").submitOnly();

        var outcome = EngineTrials.sweep(store, engine, ANY, 1, console, EngineTrials.trials("slow-a"))
                .run();

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(engine.submitted()).isEqualTo(1);
    }

    @Test
    void programThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Commands.run(List.of("sbatch-of-nobody"), Map.of()))
                .hasMessage("there is no command 'sbatch-of-nobody' on the path");
    }
}
