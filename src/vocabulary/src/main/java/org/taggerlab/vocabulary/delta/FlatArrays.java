package org.taggerlab.vocabulary.delta;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.taggerlab.vocabulary.network.TaggerKeys;

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
                    "holds fewer weights than its %s lists; get the file again".formatted(TaggerKeys.DESCRIPTION));
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

    /** The differences of arrays of which any bit is another. */
    List<Difference> from(FlatArrays before) {
        return layout.places().entrySet().stream()
                .filter(array -> !values(array.getValue()).equals(before.values(array.getValue())))
                .map(array -> Difference.of(
                        array.getKey(),
                        array.getValue().shape(),
                        before.values(array.getValue()),
                        values(array.getValue())))
                .toList();
    }

    private ByteBuffer values(Layout.Place array) {
        return ByteBuffer.wrap(bytes, header() + array.from(), array.bytes()).slice();
    }

    /** The whole entry with other values of some arrays, whose differences are stored one after another. */
    byte[] with(List<DeltaArray> arrays, byte[] stored) {
        var all = new FlatArrays(layout, bytes.clone());
        int at = 0;
        for (DeltaArray array : arrays) {
            ByteBuffer values = all.values(layout.places().get(array.name()));
            int length = (int) array.bytes(values.remaining() / Float.BYTES);
            Difference.apply(array, ByteBuffer.wrap(stored, at, length).slice(), values);
            at += length;
        }
        return all.bytes;
    }
}
