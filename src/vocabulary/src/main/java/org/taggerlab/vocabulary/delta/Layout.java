package org.taggerlab.vocabulary.delta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the arrays of a tagger lie among its values, which follow one another in single precision.
 *
 * @param places by the arrays' names, in their order
 * @param bytes of all values
 */
record Layout(Map<String, Place> places, int bytes) {
    private static final Pattern ARRAY = Pattern.compile("(\\S+) \\[(\\d{1,9}(?:, \\d{1,9}){0,7})]");
    private static final int MOST_BYTES = 1 << 26;

    /**
     * An array.
     *
     * @param from its first byte, counted from the first value of all arrays
     * @param bytes how many it has
     */
    record Place(int from, int bytes) {}

    /** What the description of a tagger says. */
    static Layout of(TaggerArchive tagger) {
        var places = new LinkedHashMap<String, Place>();
        int end = 0;
        for (JsonNode text : tagger.description().path("layout")) {
            Matcher array = ARRAY.matcher(text.asText());
            double bytes = array.matches() ? bytes(array.group(2)) : Double.POSITIVE_INFINITY;
            if (end + bytes > MOST_BYTES || places.put(array.group(1), new Place(end, (int) bytes)) != null) {
                throw tagger.wrong("its %s lists an array '%s' that no tagger has; give another file"
                        .formatted(TaggerArchive.DESCRIPTION, text.asText()));
            }
            end += (int) bytes;
        }
        return new Layout(places, end);
    }

    private static double bytes(String shape) {
        double bytes = Float.BYTES;
        for (String size : shape.split(", ")) {
            bytes *= Integer.parseInt(size);
        }
        return bytes;
    }

    /** The bytes of some arrays together; a negative number if one of them is not here. */
    long bytes(List<String> arrays) {
        return places.keySet().containsAll(arrays)
                ? arrays.stream().mapToLong(array -> places.get(array).bytes()).sum()
                : -1;
    }
}
