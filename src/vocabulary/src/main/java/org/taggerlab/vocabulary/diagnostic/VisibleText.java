package org.taggerlab.vocabulary.diagnostic;

import java.util.HexFormat;

/** Text of others, such as a name from a file, as a message may show it. */
public final class VisibleText {
    private VisibleText() {}

    /** The same with all that a terminal would carry out, or not show, written as a code such as {@code \}{@code u001b}. */
    public static String of(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED ->
                    shown.append("\\u").append(HexFormat.of().toHexDigits(point, point < 0x10000 ? 4 : 6));
                default -> shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }
}
