package org.taggerlab.harness.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.executor.TrialBlock;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.file.FileDigest;

/** Puts trials into blocks. What is compared comes into one block, so that one processor computes it. */
final class BlockPlanner {
    /** Of a name; the rest of a store's key is for what stands before and after it. */
    private static final int LONGEST_NAME = 120;

    private final Map<Group, List<BlockTrial>> groups = new LinkedHashMap<>();
    private final Map<String, Group> byKey = new HashMap<>();
    private final Map<String, BlockTrial> sources = new HashMap<>();

    /** @param afterTuning whether its trials wait for candidates of other blocks */
    private record Group(TrialBlock block, boolean afterTuning) {}

    private BlockPlanner() {}

    /**
     * The blocks of a sweep, each after those that it waits for.
     *
     * @param trials in any order; of several with one key the first counts
     */
    static List<Block> blocks(List<BlockTrial> trials) {
        return new BlockPlanner().plan(trials);
    }

    private List<Block> plan(List<BlockTrial> trials) {
        trials.stream()
                .filter(trial ->
                        trial.cell() == null && !byKey.containsKey(trial.trial().key()))
                .forEach(trial -> {
                    var group = new Group(block(trial), false);
                    add(group, trial);
                    byKey.put(trial.trial().key(), group);
                    if (trial.trial().isSource()) {
                        sources.put(trial.trial().key(), trial);
                    }
                });
        // candidates are known by now
        trials.stream().filter(trial -> trial.cell() != null).forEach(trial -> {
            var own = new Group(block(trial), false);
            boolean decidesAlone = candidates(trial).stream().allMatch(own::equals);
            add(decidesAlone ? own : new Group(block(trial), true), trial);
        });
        var names = new HashMap<Group, String>();
        groups.forEach((group, members) -> names.put(group, name(group, members)));
        var blocks = new ArrayList<Block>();
        // two that differ in nothing but the trials' place are one
        for (var rank : List.of(0, 1, 2)) {
            groups.forEach((group, members) -> {
                if (rank(group) == rank) {
                    blocks.add(block(group, members, names));
                }
            });
        }
        return blocks;
    }

    private void add(Group group, BlockTrial trial) {
        groups.computeIfAbsent(group, any -> new ArrayList<>()).add(trial);
    }

    private static int rank(Group group) {
        return group.block().isSource() ? 0 : group.afterTuning() ? 2 : 1;
    }

    private static TrialBlock block(BlockTrial trial) {
        return TrialBlock.of(new Job(trial.experiment(), trial.trial()));
    }

    /** Where the candidates run that decide a trial. */
    private Set<Group> candidates(BlockTrial trial) {
        return trial.cell().candidates().stream()
                .flatMap(candidate -> candidate.trials().stream())
                .map(PlannedTrial::key)
                .filter(byKey::containsKey)
                .map(byKey::get)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Block block(Group group, List<BlockTrial> members, Map<Group, String> names) {
        var after = new LinkedHashSet<Group>();
        var starts = new LinkedHashSet<BlockTrial>();
        for (var member : members) {
            var source = sources.get(String.valueOf(member.trial().sourceKey()));
            if (source != null) {
                starts.add(source);
                after.add(byKey.get(source.trial().key()));
            }
            if (member.cell() != null) {
                after.addAll(candidates(member));
            }
        }
        after.remove(group);
        return new Block(
                names.get(group),
                List.copyOf(members),
                List.copyOf(starts),
                after.stream().map(names::get).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static String name(Group group, List<BlockTrial> members) {
        var block = group.block();
        var kind = block.isSource() ? "-source" : group.afterTuning() ? "-tuned" : "";
        var words = "%s-%s-%s%s"
                .formatted(block.experiment(), block.size(), block.repetition(), kind)
                .replaceAll("[^A-Za-z0-9-]", "-")
                .replaceAll("^-+", "");
        var content = members.stream().map(BlockTrial::identity).sorted().collect(Collectors.joining("\n"));
        return words.substring(0, Math.min(LONGEST_NAME, words.length())) + "-"
                + FileDigest.sha256(content.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }
}
