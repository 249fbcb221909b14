package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.executor.ComputeSettings;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.NumericalVersion;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * Whether stored trials still count: tiny trials of every network, prescription and kernel have the bits that were
 * recorded for this {@link NumericalVersion}.
 *
 * <p>Everything by which a processor decides bits is fixed, so that every x86-64 machine gets the same ones:
 *
 * <ul>
 *   <li>the lanes of the JVM's vectors (sums in the fused kernels), by {@code UseAVX};
 *   <li>OpenBLAS' kernels, by {@code OPENBLAS_CORETYPE}; one thread;
 *   <li>{@code Math.log} and {@code Math.pow}: HotSpot's intrinsics begin with {@code rcpps}, whose bits are not the same
 *       on processors of Intel and of AMD, so that the last bit of a double may differ; {@code -UseLibmIntrinsic} takes
 *       those written in C.
 * </ul>
 *
 * <p>ND4J's libnd4jcpu is built for plain x86-64 without oneDNN; its {@code exp} and {@code pow} are glibc's (the same
 * since 2.28), of which every processor with AVX2 takes the variant with FMA. Losses are compared in single precision,
 * since a logarithm of another libm could differ in a double's last bit.
 */
@Tag("slow")
class NumericalBitsTest {
    private static final Path RECORDED = Path.of("src/test/resources/numerical-bits.txt");
    private static final Path TRIALS = Path.of("src/test/resources/numerical-trials.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /**
     * How a JVM computes.
     *
     * @param lanes of the JVM's vectors and of OpenBLAS'
     */
    private record Machine(String kernels, int lanes) {
        List<String> options() {
            return List.of(
                    lanes == 16 ? "-XX:UseAVX=3" : "-XX:UseAVX=2",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-UseLibmIntrinsic",
                    "-XX:+UseSerialGC");
        }

        Map<String, String> variables() {
            return Map.of(
                    "OPENBLAS_CORETYPE", lanes == 16 ? "SkylakeX" : "Haswell",
                    "OPENBLAS_NUM_THREADS", "1",
                    "OMP_NUM_THREADS", "1");
        }

        /** How the record of a trial begins. */
        String heading(String trial) {
            return "%-30s %-5s %2d lanes".formatted(trial, kernels, lanes);
        }
    }

    @Test
    void storedTrialsStillCount() throws IOException, InterruptedException {
        List<String> flags = ComputeSettings.cpuFlags();
        assumeTrue(flags.containsAll(List.of("avx2", "fma")), "the bits are recorded for x86-64 with AVX2");
        var machines = new ArrayList<>(List.of(new Machine("fused", 8), new Machine("nd4j", 8)));
        if (flags.containsAll(List.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"))) {
            machines.addAll(List.of(new Machine("fused", 16), new Machine("nd4j", 16)));
        }
        var running = new ArrayDeque<Run>();
        var found = new ArrayList<String>();
        for (Machine machine : machines) {
            if (running.size() == 2) {
                found.addAll(running.remove().records());
            }
            running.add(Run.started(machine, folder.resolve(machine.kernels() + machine.lanes())));
        }
        for (Run run : running) {
            found.addAll(run.records());
        }
        var changed = new ArrayList<>(found);
        changed.removeAll(Files.readAllLines(RECORDED));

        assertThat(changed)
                .as("""
                        These records are not in %s. If only their version is new, paste them there. If their bits are: \
                        either undo what changed them, or raise NumericalVersion.CURRENT (now %d) in the same commit, so \
                        that stored trials are trained again, and paste these lines in place of those that begin alike:
                        %s
                        """, RECORDED, NumericalVersion.CURRENT, String.join("\n", changed))
                .isEmpty();
    }

    /** The trials in one worker, one after another. */
    private record Run(Machine machine, Path folder, List<String> trials, WorkerProcess worker) {
        static Run started(Machine machine, Path folder) throws IOException {
            var trials = new ArrayList<String>();
            var folders = new ArrayList<Path>();
            for (var trial : JSON.readTree(TRIALS.toFile()).properties()) {
                Path ofTrial = Files.createDirectories(folder.resolve(trial.getKey()));
                String request = trial.getValue()
                        .toString()
                        .replace("${data}", slashes(Requests.SAMPLES))
                        .replace("${folder}", slashes(folder))
                        .replace("${kernels}", machine.kernels());
                Files.writeString(ofTrial.resolve("request.json"), request);
                trials.add(trial.getKey());
                folders.add(ofTrial);
            }
            var builder = new ProcessBuilder(
                    WorkerProcess.command(folder, machine.options().toArray(new String[0])));
            builder.environment().putAll(machine.variables());
            return new Run(machine, folder, trials, WorkerProcess.start(folder, builder, folders));
        }

        List<String> records() throws IOException, InterruptedException {
            assertThat(worker.ended())
                    .as("%s; its log: %s", machine, worker.log())
                    .isEqualTo(WorkerExit.DONE);
            var records = new ArrayList<String>();
            for (String trial : trials) {
                Path scores = folder.resolve(trial).resolve("scores.csv");
                records.add("%s version %d scores %s losses %s"
                        .formatted(
                                machine.heading(trial),
                                NumericalVersion.CURRENT,
                                Files.exists(scores) ? digest(Files.readAllBytes(scores)) : "none",
                                digest(losses(folder.resolve(trial)).getBytes(StandardCharsets.UTF_8))));
            }
            return records;
        }

        private static String losses(Path ofTrial) throws IOException {
            var losses = new StringBuilder();
            for (JsonNode epoch :
                    JSON.readTree(ofTrial.resolve("result.json").toFile()).get("history")) {
                losses.append((float) epoch.get("train-loss").asDouble())
                        .append(' ')
                        .append((float) epoch.get("validation-loss").asDouble())
                        .append('\n');
            }
            return losses.toString();
        }

        private static String digest(byte[] bytes) {
            return FileDigest.sha256(bytes).substring(0, 16);
        }

        private static String slashes(Path path) {
            return path.toString().replace('\\', '/');
        }
    }
}
