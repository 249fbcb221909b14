package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.file.FileDigest;

/**
 * A trial is a function of its request: whichever trials its worker served before, of whatever network, diverged or refused,
 * and however many workers there are, its scores and weights have the same bits.
 */
@Tag("slow")
class TrialOrderTest {
    private static final Path TRIALS = Path.of("src/test/resources/numerical-trials.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a worker must have served before what starts from it. */
    private static final String SOURCE = " source";

    @TempDir
    private Path folder;

    @Test
    void scoresDoNotDependOnWhatAWorkerServedBeforeNorOnHowManyThereAre() throws IOException, InterruptedException {
        Map<String, String> byOne = served("1 worker", shuffled(1));

        assertThat(served("2 workers", shuffled(2))).isEqualTo(byOne);
        assertThat(served("5 workers", shuffled(5))).isEqualTo(byOne);
    }

    /** Sources stay before all others; of those, each worker gets some in an order by chance. */
    private List<List<String>> shuffled(int workers) throws IOException {
        List<String> names = names();
        var random = new Random(workers);
        Collections.shuffle(names, random);
        names.sort((one, other) -> Boolean.compare(other.endsWith(SOURCE), one.endsWith(SOURCE)));
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            parts.add(new ArrayList<>());
        }
        for (int i = 0; i < names.size(); i++) {
            parts.get(i % workers).add(names.get(i));
        }
        // all sources in all workers: nothing waits for another worker here
        List<String> sources =
                names.stream().filter(name -> name.endsWith(SOURCE)).toList();
        parts.forEach(part -> {
            part.removeAll(sources);
            part.addAll(0, sources);
            part.add(random.nextInt(sources.size(), part.size() + 1), "diverged");
            part.add(random.nextInt(sources.size(), part.size() + 1), "refused");
        });
        return parts;
    }

    private static List<String> names() throws IOException {
        var names = new ArrayList<String>();
        JSON.readTree(TRIALS.toFile()).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Digests of what trials leave, by their names. */
    private Map<String, String> served(String run, List<List<String>> workers)
            throws IOException, InterruptedException {
        var processes = new ArrayList<WorkerProcess>();
        for (int worker = 0; worker < workers.size(); worker++) {
            Path home = Files.createDirectories(folder.resolve(run).resolve("worker" + worker));
            var folders = new ArrayList<Path>();
            for (String name : workers.get(worker)) {
                folders.add(requested(home, name));
            }
            var builder = new ProcessBuilder(WorkerProcess.command(home));
            processes.add(WorkerProcess.start(home, builder, folders));
        }
        var digests = new TreeMap<String, String>();
        for (int worker = 0; worker < workers.size(); worker++) {
            WorkerProcess process = processes.get(worker);
            Path home = process.folder();
            process.ended();
            for (String name : workers.get(worker)) {
                if (name.equals("diverged") || name.equals("refused")) {
                    assertThat(home.resolve(name).resolve("scores.csv")).doesNotExist();
                } else {
                    digests.merge(name, digest(home.resolve(name), process), (one, other) -> {
                        assertThat(other).as(name).isEqualTo(one);
                        return one;
                    });
                }
            }
        }
        return digests;
    }

    private static Path requested(Path home, String name) throws IOException {
        JsonNode trials = JSON.readTree(TRIALS.toFile());
        ObjectNode request = ((ObjectNode)
                        trials.get(name.equals("diverged") || name.equals("refused") ? "lundnet source" : name))
                .deepCopy();
        if (name.equals("diverged")) {
            ((ObjectNode) request.get("training")).put("learning-rate", 1e35);
        }
        if (name.equals("refused")) {
            ((ObjectNode) request.get("data").get("training").get(0))
                    .putArray("jets")
                    .add(1_000_000_000);
        }
        Path of = Files.createDirectories(home.resolve(name));
        String text = request.toString()
                .replace("${data}", Requests.SAMPLES.toString().replace('\\', '/'))
                .replace("${folder}", home.toString().replace('\\', '/'))
                .replace("${kernels}", "auto");
        Files.writeString(of.resolve("request.json"), text);
        return of;
    }

    private static String digest(Path trial, WorkerProcess worker) throws IOException {
        Path model = trial.resolve("model.zip");
        assertThat(model).as(worker.log()).exists();
        Path scores = trial.resolve("scores.csv");
        return FileDigest.sha256(model) + (Files.exists(scores) ? FileDigest.sha256(scores) : "");
    }
}
