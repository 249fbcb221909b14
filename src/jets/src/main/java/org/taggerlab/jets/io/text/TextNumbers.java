package org.taggerlab.jets.io.text;

/**
 * Numbers as programs in C, C++ and Python write them, whatever the locale of this machine: in the digits 0 to 9, with a
 * point. What only Java takes for a number, such as {@code 1d}, {@code 0x1p3} or digits of other scripts, is none.
 */
final class TextNumbers {

    private static final String MARKS = ".eE+-";

    private TextNumbers() {}

    /**
     * A floating-point number; {@code nan} and {@code inf} too.
     *
     * @throws NumberFormatException for any other text
     */
    static double number(String text) {
        String word = text.strip();
        String size = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
        if (size.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        if (size.equalsIgnoreCase("inf") || size.equalsIgnoreCase("infinity")) {
            return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        requireDigits(size, MARKS);
        return Double.parseDouble(word);
    }

    /**
     * A whole number.
     *
     * @throws NumberFormatException for any other text
     */
    static long whole(String text) {
        requireDigits(text, "+-");
        return Long.parseLong(text);
    }

    private static void requireDigits(String text, String marks) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if ((one < '0' || one > '9') && marks.indexOf(one) < 0) {
                throw new NumberFormatException(text);
            }
        }
    }
}
