package org.taggerlab.plugin.console;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/**
 * Whether this build runs on a terminal that a person watches.
 *
 * @param interactive Maven was started without {@code -B}
 * @param console the JVM has a console: neither input nor output goes to a file
 * @param environment of the process
 */
public record Terminal(boolean interactive, boolean console, Map<String, String> environment) {

    /** The terminal of this process. */
    public static Terminal of(boolean interactive) {
        return new Terminal(interactive, hasConsole(), System.getenv());
    }

    /** A stream on which a line can be redrawn; empty with {@code -B}, in CI, without a console, or on a dumb one. */
    public Optional<PrintStream> stream() {
        return isLive() ? Optional.of(System.out) : Optional.empty();
    }

    boolean isLive() {
        var ci = environment.getOrDefault("CI", "");
        var inCi = !ci.isEmpty() && !ci.equals("false");
        return interactive && console && !inCi && !"dumb".equals(environment.get("TERM"));
    }

    private static boolean hasConsole() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // since JDK 22 there is a console even when output goes to a file; it can be asked
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
