package org.taggerlab.jets.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Opens gzip files of text, and refuses to inflate one that holds far more than text can be packed into. */
final class Gzip {

    /** Numbers as text pack 3 to 10 times; a bomb 1000 times. */
    private static final long MAX_EXPANSION = 100;

    private static final long ALWAYS_ALLOWED = 1 << 20;

    private static final byte[] MAGIC = {0x1f, (byte) 0x8b};

    private Gzip() {}

    /** Whether a file begins as gzip does. */
    static boolean isPacked(Path file) {
        return Arrays.equals(Samples.head(file, MAGIC.length), MAGIC);
    }

    static InputStream open(Path file) throws IOException {
        long limit = ALWAYS_ALLOWED + MAX_EXPANSION * Samples.size(file);
        InputStream raw = Files.newInputStream(file);
        try {
            return new Limited(new GZIPInputStream(raw, 1 << 16), file, limit);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static final class Limited extends FilterInputStream {
        private final Path file;
        private final long limit;
        private long read;

        Limited(InputStream in, Path file, long limit) {
            super(in);
            this.file = file;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit) {
                throw SampleException.of(
                        file,
                        "unpacks to more than " + limit + " bytes, " + MAX_EXPANSION + " times its size",
                        "it is no sample; do not trust this file");
            }
        }
    }
}
