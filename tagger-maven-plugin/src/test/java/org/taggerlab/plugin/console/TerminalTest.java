package org.taggerlab.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void aLineIsRedrawnOnATerminal() {
        assertThat(new Terminal(true, true, Map.of("TERM", "xterm")).isLive()).isTrue();
        assertThat(new Terminal(true, true, Map.of("CI", "false")).isLive()).isTrue();
    }

    @Test
    void nothingIsRedrawnInBatchModeInCiWithoutConsoleOrOnADumbTerminal() {
        assertThat(new Terminal(false, true, Map.of()).isLive()).isFalse();
        assertThat(new Terminal(true, false, Map.of()).isLive()).isFalse();
        assertThat(new Terminal(true, true, Map.of("CI", "true")).isLive()).isFalse();
        assertThat(new Terminal(true, true, Map.of("TERM", "dumb")).isLive()).isFalse();
        assertThat(new Terminal(false, true, Map.of()).stream()).isEmpty();
    }
}
