package org.taggerlab.jets.io.root;

import java.nio.ByteBuffer;

/**
 * The type of a branch's values.
 *
 * @param type the leaf's class, such as {@code TLeafF}
 * @param length values per entry, times the counter where there is one
 * @param counter the leaf that counts the values of an entry, {@code null} for none
 */
record RootLeaf(String type, String name, int length, boolean unsigned, RootLeaf counter) {

    /** Numbers as ROOT stores them. */
    enum Number {
        INT8(1),
        UINT8(1),
        INT16(2),
        UINT16(2),
        INT32(4),
        UINT32(4),
        INT64(8),
        FLOAT(4),
        DOUBLE(8);

        private final int width;

        Number(int width) {
            this.width = width;
        }

        int width() {
            return width;
        }

        /** As a whole number, every bit of it; an unsigned one of 64 bits beyond 2^63 comes out negative. */
        long whole(ByteBuffer bytes, int at) {
            return switch (this) {
                case INT8 -> bytes.get(at);
                case UINT8 -> bytes.get(at) & 0xff;
                case INT16 -> bytes.getShort(at);
                case UINT16 -> bytes.getShort(at) & 0xffff;
                case INT32 -> bytes.getInt(at);
                case UINT32 -> bytes.getInt(at) & 0xffffffffL;
                case INT64 -> bytes.getLong(at);
                case FLOAT, DOUBLE -> throw new IllegalStateException("it holds " + this + ", expected whole numbers");
            };
        }

        double get(ByteBuffer bytes, int at) {
            return switch (this) {
                case FLOAT -> bytes.getFloat(at);
                case DOUBLE -> bytes.getDouble(at);
                default -> whole(bytes, at);
            };
        }
    }

    /** The numbers of a plain leaf, {@code null} for one that holds something else. */
    Number number() {
        return switch (type) {
            case "TLeafO" -> Number.UINT8;
            case "TLeafB" -> unsigned ? Number.UINT8 : Number.INT8;
            case "TLeafS" -> unsigned ? Number.UINT16 : Number.INT16;
            case "TLeafI" -> unsigned ? Number.UINT32 : Number.INT32;
            case "TLeafL" -> Number.INT64;
            case "TLeafF" -> Number.FLOAT;
            case "TLeafD" -> Number.DOUBLE;
            default -> null;
        };
    }
}
