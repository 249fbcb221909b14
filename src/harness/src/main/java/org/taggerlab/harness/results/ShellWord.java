package org.taggerlab.harness.results;

/** Commands that a reader can copy. */
public final class ShellWord {
    private ShellWord() {}

    /** A word of a shell, quoted if it needs to be. */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9._/@%+=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
