package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.executor.WorkerSettings;

class HarnessRequestTest {
    private static final WorkerSettings USUAL =
            new WorkerSettings(2, 1, "cpu", "auto", WorkerSettings.PATIENCE, List.of());

    private static String arguments(String profile, Map<String, String> set, WorkerSettings workers) {
        return request(profile, set, workers, Map.of()).arguments();
    }

    private static HarnessRequest request(
            String profile, Map<String, String> set, WorkerSettings workers, Map<String, String> commandLine) {
        var here = Path.of("");
        return new HarnessRequest(
                here,
                here,
                new OutputFolder(here, false),
                new HarnessRequest.Selection(profile, List.of(), set, null),
                workers,
                null,
                false,
                false,
                false,
                "1.0",
                commandLine,
                List::of,
                model -> Optional.empty(),
                new RecordedLog());
    }

    @Test
    void defaultsNeedNoArguments() {
        assertThat(arguments("quick", Map.of(), USUAL)).isEmpty();
    }

    @Test
    void aCommandRepeatsWhatTheUserSaidOnceAndWithoutWhatChoosesTrials() {
        var said = Map.of(
                "tagger.store", "/a b/store",
                "tagger.workers", "2",
                "tagger.profile", "paper",
                "tagger.jvmOptions", "-Xmx3g",
                "tagger.only", "other",
                "tagger.trial", "ab12",
                "tagger.failFast", "true");

        assertThat(request("paper", Map.of(), USUAL, said).commandArguments())
                .isEqualTo("-Dtagger.profile=paper -Dtagger.jvmOptions=-Xmx3g '-Dtagger.store=/a b/store'"
                        + " -Dtagger.workers=2");
    }

    @Test
    void everythingThatChangesAContentKeyIsNamedAndQuotedForAShell() {
        var set = new LinkedHashMap<String, String>();
        set.put("training.epochs", "3");
        set.put("target.sizes", "[500, 1000]");
        set.put("title", "it's");
        var workers = new WorkerSettings(4, 2, "cuda", "nd4j", Duration.ofSeconds(9), List.of());

        assertThat(arguments("paper", set, workers))
                .isEqualTo("-Dtagger.profile=paper "
                        + "'-Dtagger.set=training.epochs=3,target.sizes=[500, 1000],title=it'\\''s' "
                        + "-Dtagger.threads=2 -Dtagger.backend=cuda -Dtagger.kernels=nd4j");
    }
}
