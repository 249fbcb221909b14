package org.taggerlab.vocabulary.delta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.taggerlab.vocabulary.network.TaggerKeys;

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
     * @param shape number of values along each dimension
     */
    record Place(int from, int bytes, List<Integer> shape) {}

    /** What the description of a tagger says. */
    static Layout of(TaggerArchive tagger) {
        var places = new LinkedHashMap<String, Place>();
        int end = 0;
        for (JsonNode text : tagger.description().path("layout")) {
            Matcher array = ARRAY.matcher(text.asText());
            List<Integer> shape = array.matches() ? shape(array.group(2)) : List.of(Integer.MAX_VALUE);
            double bytes = shape.stream().mapToDouble(Integer::doubleValue).reduce(Float.BYTES, (a, b) -> a * b);
            if (end + bytes > MOST_BYTES || places.put(array.group(1), new Place(end, (int) bytes, shape)) != null) {
                throw tagger.wrong("its %s lists an array '%s' that no tagger has; give another file"
                        .formatted(TaggerKeys.DESCRIPTION, text.asText()));
            }
            end += (int) bytes;
        }
        return new Layout(places, end);
    }

    private static List<Integer> shape(String text) {
        return Stream.of(text.split(", ")).map(Integer::valueOf).toList();
    }

    /** How many bytes differences of these arrays have; -1 if one is of no array of this layout. */
    long stored(List<DeltaArray> arrays) {
        long bytes = 0;
        for (DeltaArray array : arrays) {
            Place place = places.get(array.name());
            if (place == null || !array.fits(place.bytes() / Float.BYTES)) {
                return -1;
            }
            bytes += array.bytes(place.bytes() / Float.BYTES);
        }
        return bytes;
    }
}
