package org.taggerlab.vocabulary.diagnostic;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Text from files of others, such as the names of trees, datasets and tensors, in which everything can be seen: what a
 * terminal would carry out, what turns the direction of writing, and what has no shape becomes a code such as
 * {@code \u001b}.
 */
public final class VisibleText {

    private VisibleText() {}

    /** One line: line ends become codes too. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
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

    /** Text of this project's own lines: their ends stay. A name in it with a line end must have become visible before. */
    public static String lines(String text) {
        return Arrays.stream(text.split("\n", -1)).map(VisibleText::of).collect(Collectors.joining("\n"));
    }
}
