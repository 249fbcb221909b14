package org.taggerlab.vocabulary.delta;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The values of an array as the difference to those of the source: an {@link Addition}, and by how many floating-point numbers each
 * value lies above what it gives. These counts are small where the values are close, and pack well, as all highest bytes are stored
 * first and all lowest last.
 *
 * @param array which array, and how to read what is stored
 * @param stored addition and counts
 */
record Difference(DeltaArray array, byte[] stored) {

    /**
     * The difference of two arrays.
     *
     * @param shape of both
     * @param before values of the source
     * @param after values of the tagger
     */
    static Difference of(String name, List<Integer> shape, ByteBuffer before, ByteBuffer after) {
        // how a matrix lies in memory, row by row or column by column, is not said
        Addition addition = (shape.size() == 2 ? shape.stream() : Stream.<Integer>of())
                .map(rows -> Addition.between(floats(before), floats(after), rows))
                .filter(found -> found.rank() > 0)
                .findFirst()
                .orElse(Addition.NONE);
        int count = after.remaining() / Float.BYTES;
        var array = new DeltaArray(name, addition.rank(), addition.height());
        var stored = ByteBuffer.allocate(Math.toIntExact(array.bytes(count)));
        addition.write(stored);
        int planes = stored.position();
        for (int i = 0; i < count; i++) {
            int above = place(after.getInt(Float.BYTES * i)) - place(expected(addition, before, i));
            int folded = above << 1 ^ above >> 31;
            for (int plane = 0; plane < Integer.BYTES; plane++) {
                stored.put(planes + plane * count + i, (byte) (folded >>> Byte.SIZE * (Integer.BYTES - 1 - plane)));
            }
        }
        return new Difference(array, stored.array());
    }

    /** Turns the values of the source into those of the array. */
    static void apply(DeltaArray array, ByteBuffer stored, ByteBuffer values) {
        int count = values.remaining() / Float.BYTES;
        Addition addition = Addition.read(array, count, stored);
        int planes = stored.position();
        for (int i = 0; i < count; i++) {
            int folded = 0;
            for (int plane = 0; plane < Integer.BYTES; plane++) {
                folded = folded << Byte.SIZE | Byte.toUnsignedInt(stored.get(planes + plane * count + i));
            }
            int above = folded >>> 1 ^ -(folded & 1);
            values.putInt(Float.BYTES * i, place(place(expected(addition, values, i)) + above));
        }
    }

    private static int expected(Addition addition, ByteBuffer before, int i) {
        int bits = before.getInt(Float.BYTES * i);
        // without an addition a value is not computed with: all its bits count, even those of what is no number
        return addition.rank() == 0 ? bits : Float.floatToIntBits(addition.sum(Float.intBitsToFloat(bits), i));
    }

    /** The place of a number among all, by its bits, and back: those of positive numbers rise, those of negative ones fall. */
    private static int place(int bits) {
        return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
    }

    private static float[] floats(ByteBuffer values) {
        var floats = new float[values.remaining() / Float.BYTES];
        values.asFloatBuffer().get(floats);
        return floats;
    }
}
