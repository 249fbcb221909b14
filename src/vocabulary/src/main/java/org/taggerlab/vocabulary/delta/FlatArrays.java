package org.taggerlab.vocabulary.delta;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The weights and statistics of a tagger: an entry {@code coefficients.bin}, whose last bytes are the values.
 *
 * @param layout where each array lies among the values
 * @param bytes the whole entry
 */
record FlatArrays(Layout layout, byte[] bytes) {

    static FlatArrays of(TaggerArchive tagger) {
        var arrays = new FlatArrays(Layout.of(tagger), tagger.entry(TaggerArchive.COEFFICIENTS));
        if (arrays.bytes.length < arrays.layout.bytes()) {
            throw tagger.wrong(
                    "holds fewer weights than its %s lists; get the file again".formatted(TaggerArchive.DESCRIPTION));
        }
        return arrays;
    }

    private int header() {
        return bytes.length - layout.bytes();
    }

    /** Whether others have the same names and shapes, and are stored alike. */
    boolean areLike(FlatArrays others) {
        return layout.equals(others.layout)
                && bytes.length == others.bytes.length
                && Arrays.equals(bytes, 0, header(), others.bytes, 0, header());
    }

    /** The names of arrays of which any bit is another. */
    List<String> differing(FlatArrays others) {
        return layout.places().entrySet().stream()
                .filter(array -> {
                    int from = header() + array.getValue().from();
                    int to = from + array.getValue().bytes();
                    return !Arrays.equals(bytes, from, to, others.bytes, from, to);
                })
                .map(array -> array.getKey())
                .toList();
    }

    /** The values of some arrays, one after another. */
    byte[] values(List<String> arrays) {
        var values = new ByteArrayOutputStream();
        arrays.stream()
                .map(layout.places()::get)
                .forEach(array -> values.write(bytes, header() + array.from(), array.bytes()));
        return values.toByteArray();
    }

    /** The whole entry with other values of some arrays. */
    byte[] with(List<String> arrays, byte[] values) {
        byte[] all = bytes.clone();
        int at = 0;
        for (String name : arrays) {
            Layout.Place array = layout.places().get(name);
            System.arraycopy(values, at, all, header() + array.from(), array.bytes());
            at += array.bytes();
        }
        return all;
    }
}
