package org.taggerlab.harness.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.plan.TunedCell;
import org.taggerlab.vocabulary.worker.TrialRequest;

/**
 * A block as its process reads it: {@value #FILE}. Jets that several trials use stand there once.
 *
 * @param name of the block
 * @param after the blocks that trained its sources and candidates
 * @param data jets
 * @param trials its trials and their sources
 * @param cells where settings are chosen
 * @param start how its trials run
 */
record BlockFile(
        String name,
        Set<String> after,
        List<TrialRequest.Data> data,
        List<Trial> trials,
        List<Cell> cells,
        BlockStart start) {
    static final String FILE = "block.json";
    /** SHA-256 of that file. */
    static final String DIGEST = "block.json.sha256";

    /**
     * A trial.
     *
     * @param request without its jets
     * @param data their place in the list
     * @param cell place of the cell; -1 without
     */
    record Trial(
            String experiment,
            TrialRequest request,
            int data,
            String prescription,
            int size,
            int labels,
            int repetition,
            long seed,
            int cell) {}

    /** Of a {@link TunedCell} what decides: keys and trainings. */
    record Cell(String prescription, int size, List<List<TrialRequest>> candidates) {}

    static BlockFile of(Block block, BlockStart start) {
        var data = new ArrayList<TrialRequest.Data>();
        var places = new IdentityHashMap<TrialRequest.Data, Integer>();
        var cells = new ArrayList<Cell>();
        var cellPlaces = new IdentityHashMap<TunedCell, Integer>();
        var trials = new ArrayList<Trial>();
        for (var member : join(block)) {
            var trial = member.trial();
            int place = places.computeIfAbsent(trial.request().data(), one -> add(data, one));
            int cell = member.cell() == null
                    ? -1
                    : cellPlaces.computeIfAbsent(member.cell(), one -> add(cells, cell(one)));
            trials.add(new Trial(
                    member.experiment(),
                    trial.request().with((TrialRequest.Data) null),
                    place,
                    trial.prescription(),
                    trial.size(),
                    trial.labels(),
                    trial.repetition(),
                    trial.seed(),
                    cell));
        }
        return new BlockFile(block.name(), block.after(), data, trials, cells, start);
    }

    private static List<BlockTrial> join(Block block) {
        var all = new ArrayList<>(block.sources());
        all.addAll(block.trials());
        return all;
    }

    private static <T> int add(List<T> list, T one) {
        list.add(one);
        return list.size() - 1;
    }

    private static Cell cell(TunedCell cell) {
        return new Cell(
                cell.prescription(),
                cell.size(),
                cell.candidates().stream()
                        .map(candidate -> candidate.trials().stream()
                                .map(trial -> trial.request().with((TrialRequest.Data) null))
                                .toList())
                        .toList());
    }

    /** Its trials with their sources, those included that wait for the choice of their settings. */
    List<BlockTrial> members() {
        var open = cells.stream().map(BlockFile::cell).toList();
        return trials.stream()
                .map(trial -> new BlockTrial(
                        trial.experiment(),
                        new PlannedTrial(
                                trial.request().with(data.get(trial.data())),
                                trial.prescription(),
                                trial.size(),
                                trial.labels(),
                                trial.repetition(),
                                trial.seed()),
                        trial.cell() < 0 ? null : open.get(trial.cell())))
                .toList();
    }

    private static TunedCell cell(Cell cell) {
        return TunedCell.open(
                cell.prescription(),
                cell.size(),
                cell.candidates().stream()
                        .map(requests -> new TunedCell.Candidate(
                                Map.of(),
                                requests.stream()
                                        .map(request ->
                                                new PlannedTrial(request, cell.prescription(), cell.size(), 0, 0, 0))
                                        .toList()))
                        .toList());
    }

    /** How long its process may run. */
    Optional<Duration> wallTime() {
        return Optional.ofNullable(start.wallSeconds()).map(Duration::ofSeconds);
    }
}
