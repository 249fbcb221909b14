package org.taggerlab.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.taggerlab.harness.executor.Allowance;

class CoresTest {
    private static Allowance.Limit cores(int value) {
        return new Allowance.Limit(value, "this machine");
    }

    @Test
    void withoutANumberOfWorkersEveryCoreIsUsedOnce() {
        assertThat(Cores.share(cores(8), null, 1)).isEqualTo(new Cores(8, 1));
        assertThat(Cores.share(cores(8), null, 3)).isEqualTo(new Cores(2, 3));
    }

    @Test
    void fewerThanAllCoresMayBeAskedFor() {
        assertThat(Cores.share(cores(8), 2, 2)).isEqualTo(new Cores(2, 2));
    }

    @Test
    void moreThreadsThanCoresAreRefusedWithTheNumbers() {
        assertThatThrownBy(() -> Cores.share(cores(2), 2, 2))
                .hasMessageContaining("2 workers of 2 threads want 4 cores, but there are 2 (this machine)");
        assertThatThrownBy(() -> Cores.share(cores(2), null, 4))
                .hasMessageContaining("4 cores, but there are 2 (this machine)");
    }

    @Test
    void numbersBelowOneAreBothNamed() {
        assertThatThrownBy(() -> Cores.share(cores(2), 0, -1))
                .hasMessageContaining("-Dtagger.workers: is 0, expected at least 1")
                .hasMessageContaining("-Dtagger.threads: is -1, expected at least 1");
    }
}
