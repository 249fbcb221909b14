package org.taggerlab.harness.gates;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gate's text, word by word. A hyphen within a name belongs to it: {@code fine-tuned}. */
final class GateTokens {
    private static final Pattern WORD = Pattern.compile("\\s*(?:"
            + "(?<number>\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
            + "|(?<name>[A-Za-z][A-Za-z0-9_.]*(?:-[A-Za-z0-9_.]+)*)"
            + "|(?<symbol>>=|<=|>|<|\\(|\\)|,|-|%))");

    private final String text;
    private final Matcher matcher;
    private Kind kind;
    private String word;
    private int offset;

    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    GateTokens(String text) throws GateSyntaxException {
        this.text = text;
        this.matcher = WORD.matcher(text);
        next();
    }

    Kind kind() {
        return kind;
    }

    int offset() {
        return offset;
    }

    boolean is(String expected) {
        return word.equals(expected);
    }

    /** The word, and on to the next. */
    String take() throws GateSyntaxException {
        String taken = word;
        next();
        return taken;
    }

    /** Goes on if the word is the expected one. */
    boolean accept(String expected) throws GateSyntaxException {
        boolean there = is(expected);
        if (there) {
            next();
        }
        return there;
    }

    void expect(String expected) throws GateSyntaxException {
        if (!accept(expected)) {
            throw unexpected("`" + expected + "`");
        }
    }

    GateSyntaxException unexpected(String expected) {
        return new GateSyntaxException(
                offset,
                (kind == Kind.END ? "the gate ends here" : "`" + word + "` is unexpected") + "; expected " + expected);
    }

    private void next() throws GateSyntaxException {
        if (kind == Kind.END) {
            return;
        }
        int from = kind == null ? 0 : matcher.end();
        if (text.substring(from).isBlank()) {
            kind = Kind.END;
            word = "";
            offset = text.length();
            return;
        }
        matcher.region(from, text.length());
        if (!matcher.lookingAt()) {
            offset = from
                    + text.substring(from).length()
                    - text.substring(from).stripLeading().length();
            throw new GateSyntaxException(
                    offset,
                    "`" + Character.toString(text.codePointAt(offset))
                            + "` has no meaning in a gate; expected a number, a name, one of >= > <= < or ( ) , -");
        }
        kind = matcher.group("number") != null ? Kind.NUMBER : matcher.group("name") != null ? Kind.NAME : Kind.SYMBOL;
        word = matcher.group().strip();
        offset = matcher.end() - word.length();
    }
}
