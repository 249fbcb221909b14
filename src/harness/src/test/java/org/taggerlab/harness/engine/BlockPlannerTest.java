package org.taggerlab.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.plan.TunedCell;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class BlockPlannerTest {

    private static PlannedTrial at(PlannedTrial trial, int repetition) {
        return new PlannedTrial(trial.request(), trial.prescription(), 4, 6, repetition, 1);
    }

    private static PlannedTrial candidate(String key, int repetition) {
        return at(TrialExamples.target(key, "source"), repetition);
    }

    private static BlockTrial block(PlannedTrial trial) {
        return new BlockTrial("example", trial, null);
    }

    private static List<String> titles(Block block) {
        return block.trials().stream().map(BlockTrial::title).toList();
    }

    @Test
    void whatIsComparedComesIntoOneBlockAfterItsSource() {
        var blocks = BlockPlanner.blocks(List.of(
                EngineTrials.trial("a", "source", 0),
                EngineTrials.trial("b", null, 0),
                EngineTrials.trial("c", null, 1),
                EngineTrials.source("source")));

        assertThat(blocks)
                .extracting(BlockPlannerTest::titles)
                .containsExactly(
                        List.of("example source source"),
                        List.of("example fine-tuned a", "example from-scratch b"),
                        List.of("example from-scratch c"));
        assertThat(blocks.get(0).name()).startsWith("example-4-0-source-");
        assertThat(blocks.get(1).after()).containsExactly(blocks.get(0).name());
        assertThat(blocks.get(1).sources()).hasSize(1);
        assertThat(blocks.get(2).after()).isEmpty();
    }

    @Test
    void trialsThatCandidatesOfSeveralBlocksDecideFormABlockAfterThose() {
        var candidates = List.of(
                new TunedCell.Candidate(Map.of(), List.of(candidate("x0", 0), candidate("x1", 1))),
                new TunedCell.Candidate(Map.of(), List.of(candidate("y0", 0), candidate("y1", 1))));
        var cell = TunedCell.open("fine-tuned", 4, candidates);
        var trials = new ArrayList<BlockTrial>();
        candidates.forEach(each -> each.trials().forEach(trial -> trials.add(block(trial))));
        for (int repetition = 0; repetition < 2; repetition++) {
            trials.add(new BlockTrial(
                    "example", at(TrialExamples.target("final" + repetition, "source"), repetition), cell));
        }

        var blocks = BlockPlanner.blocks(trials);

        assertThat(blocks).hasSize(4);
        assertThat(blocks.get(2).name()).contains("-tuned-");
        assertThat(blocks.get(2).after())
                .containsExactly(blocks.get(0).name(), blocks.get(1).name());
    }

    @Test
    void trialsThatCandidatesOfTheirOwnBlockDecideStayWithThem() {
        var candidates = List.of(new TunedCell.Candidate(Map.of(), List.of(candidate("x0", 0))));
        var cell = TunedCell.open("fine-tuned", 4, candidates);

        var blocks = BlockPlanner.blocks(List.of(
                block(candidates.get(0).trials().get(0)),
                new BlockTrial("example", at(TrialExamples.target("final", "source"), 0), cell)));

        assertThat(blocks).hasSize(1);
        assertThat(blocks.get(0).trials()).hasSize(2);
    }

    @Test
    void sameTrialsHaveTheSameNameAndOthersAnother() {
        var name = BlockPlanner.blocks(EngineTrials.trials("a", "b")).get(0).name();

        assertThat(BlockPlanner.blocks(EngineTrials.trials("a")).get(0).name()).isEqualTo(name);
        assertThat(BlockPlanner.blocks(EngineTrials.trials("c")).get(0).name()).isNotEqualTo(name);
    }

    @Test
    void blockComesBackFromItsFileAsItWas() throws Exception {
        var candidates = List.of(new TunedCell.Candidate(Map.of(), List.of(candidate("x0", 0))));
        var waiting = new BlockTrial(
                "example", at(TrialExamples.target("", null), 0), TunedCell.open("fine-tuned", 4, candidates));
        var block = BlockPlanner.blocks(List.of(
                        EngineTrials.source("source"),
                        EngineTrials.trial("a", "source", 0),
                        block(candidates.get(0).trials().get(0)),
                        waiting))
                .get(1);

        var file = ProtocolJson.record(ProtocolJson.tree(BlockFile.of(block, null)), BlockFile.class);

        assertThat(file.members())
                .usingRecursiveComparison()
                .ignoringFields("cell")
                .isEqualTo(List.of(
                        EngineTrials.source("source"),
                        EngineTrials.trial("a", "source", 0),
                        block(candidates.get(0).trials().get(0)),
                        waiting));
        assertThat(file.members()
                        .get(3)
                        .cell()
                        .candidates()
                        .get(0)
                        .trials()
                        .get(0)
                        .key())
                .isEqualTo("x0");
    }

    @Test
    void aBlockThatWasEditedAfterItsSubmissionIsRefused(@TempDir Path store) throws IOException {
        var folders = new BlockFolders(ResultStore.openToWrite(store));
        var block = BlockFile.of(
                BlockPlanner.blocks(List.of(EngineTrials.trial("a", null, 0))).get(0), null);
        folders.write(block);
        assertThat(folders.read(block.name()).members()).hasSize(1);

        Path file = folders.block(block.name()).resolve(BlockFile.FILE);
        Files.writeString(file, Files.readString(file) + " ");

        assertThatThrownBy(() -> folders.read(block.name()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("block.json")
                .hasMessageContaining("is not as it was submitted");
    }
}
