package org.taggerlab.vocabulary.file;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Many whole numbers as one text: base64 of their count and of the difference of each from the one before, seven bits per
 * byte. Events that are counted take 1.3 characters each. Written and read without a second copy in memory.
 */
final class PackedLongs {
    private static final Base64Variant BASE64 = Base64Variants.MIME_NO_LINEFEEDS;

    private PackedLongs() {}

    /** How every {@code long[]} becomes JSON. */
    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(long[].class, new JsonSerializer<>() {
                    @Override
                    public void serialize(long[] values, JsonGenerator json, SerializerProvider all)
                            throws IOException {
                        json.writeBinary(BASE64, new Packing(values), -1);
                    }
                })
                .addDeserializer(long[].class, new JsonDeserializer<>() {
                    @Override
                    public long[] deserialize(JsonParser json, DeserializationContext all) throws IOException {
                        var unpacking = new Unpacking();
                        json.readBinaryValue(BASE64, unpacking);
                        return unpacking.values(all);
                    }
                });
    }

    /** Differences may be of either sign, and small ones are to be short: 0, -1, 1, -2 become 0, 1, 2, 3. */
    private static final class Packing extends InputStream {
        private final long[] values;
        private int next;
        private long rest;
        private boolean isWithin;

        Packing(long[] values) {
            this.values = values;
            begin(values.length);
        }

        private void begin(long number) {
            rest = number << 1 ^ number >> Long.SIZE - 1;
            isWithin = true;
        }

        @Override
        public int read() {
            if (!isWithin) {
                if (next == values.length) {
                    return -1;
                }
                begin(values[next] - (next == 0 ? 0 : values[next - 1]));
                next++;
            }
            int seven = (int) rest & 0x7f;
            rest >>>= 7;
            isWithin = rest != 0;
            return isWithin ? seven | 0x80 : seven;
        }
    }

    private static final class Unpacking extends OutputStream {
        private long[] values;
        private int count = -1;
        private long declared;
        private long number;
        private int shift;

        @Override
        public void write(int eight) throws IOException {
            if (shift >= Long.SIZE) {
                throw new IOException("a number of more than 64 bits");
            }
            number |= (eight & 0x7fL) << shift;
            shift += 7;
            if ((eight & 0x80) == 0) {
                add(number >>> 1 ^ -(number & 1));
                number = 0;
                shift = 0;
            }
        }

        private void add(long value) throws IOException {
            if (count < 0) {
                declared = value;
                values = new long[(int) Math.max(0, Math.min(declared, 1024))];
                count = 0;
                return;
            }
            if (count == values.length) {
                if (count >= declared) {
                    throw new IOException("more numbers than " + declared);
                }
                // not at once: the count may be damaged
                values = Arrays.copyOf(values, (int) Math.min(Math.min(declared, Integer.MAX_VALUE - 8), 2L * count));
            }
            values[count] = value + (count == 0 ? 0 : values[count - 1]);
            count++;
        }

        long[] values(DeserializationContext json) throws IOException {
            if (count != declared || shift != 0) {
                json.reportInputMismatch(long[].class, "%s numbers of %s", count, declared);
            }
            return values;
        }
    }
}
