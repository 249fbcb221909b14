package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private long now;
    private final Silence silence = new Silence(() -> now);

    private void look(Duration later) {
        now += later.toNanos();
        silence.goesOn();
    }

    @Test
    void aPauseOfTheWatchIsNoSilenceOfTheWorker() {
        look(Duration.ofHours(8));

        assertThat(silence.isLongerThan(PATIENCE)).isFalse();
        assertThat(silence.duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void silenceAddsUpLookByLookUntilSomethingIsHeard() {
        for (int i = 0; i < 4801; i++) {
            look(Duration.ofMillis(25));
        }
        assertThat(silence.isLongerThan(PATIENCE)).isTrue();

        silence.isBroken();
        look(Duration.ofMillis(25));

        assertThat(silence.duration()).isEqualTo(Duration.ofMillis(25));
    }
}
