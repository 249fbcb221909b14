package org.taggerlab.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class MavenLogTest {

    @Test
    void goalsOfABuildSayOnceWhatNeedNotBeSaidAgain() {
        var said = new HashSet<String>();
        var lines = new ArrayList<CharSequence>();
        for (var goal : List.of("validate", "run")) {
            var console = new MavenLog(recording(lines), Optional.empty(), said);
            console.infoOnce("skipped");
            console.info(goal);
        }
        assertThat(lines).map(CharSequence::toString).containsExactly("skipped", "validate", "run");
    }

    @Test
    void aLineFromAFileCannotSteerTheTerminal() {
        var lines = new ArrayList<CharSequence>();
        new MavenLog(recording(lines), Optional.empty(), new HashSet<>()).info("process: \u001b]0;x\u0007");

        assertThat(lines).map(CharSequence::toString).containsExactly("process: \\u001b]0;x\\u0007");
    }

    private static SystemStreamLog recording(List<CharSequence> lines) {
        return new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                lines.add(line);
            }
        };
    }
}
