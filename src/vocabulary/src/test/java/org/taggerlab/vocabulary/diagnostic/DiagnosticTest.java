package org.taggerlab.vocabulary.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
    @Test
    void whatATerminalWouldCarryOutIsShownInFileAndMessage() {
        var diagnostic = new Diagnostic(Path.of("a\u001b[31m.yaml"), 2, 3, "has `\u202eevil\r\nINFO \u0007 für` twice");

        assertThat(diagnostic)
                .hasToString("a\\u001b[31m.yaml:2:3: has `\\u202eevil\\u000d\\u000aINFO \\u0007 für` twice");
    }

    @Test
    void aFileIsNamedOnce() {
        assertThat(new Diagnostic(Path.of("/a/b.h5"), "/a/b.h5: is empty")).hasToString("/a/b.h5: is empty");
        assertThat(new Diagnostic(Path.of("/a/b.h5"), "/a/c.h5: is empty")).hasToString("/a/b.h5: /a/c.h5: is empty");
    }

    @Test
    void aPlaceIsAsExactAsItIsKnown() {
        assertThat(new Diagnostic(Path.of("a"), 2, 0, "m")).hasToString("a:2: m");
        assertThat(new Diagnostic(Path.of("a"), "m")).hasToString("a: m");
        assertThat(Diagnostic.ofProperty("tagger.set", "m")).hasToString("-Dtagger.set: m");
    }

    @Test
    void nothingWrongEndsNothing() {
        InvalidInputException.throwIfAny(List.of());
        assertThatThrownBy(() -> InvalidInputException.throwIfAny(List.of(new Diagnostic(Path.of("a"), "m"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a: m");
    }
}
