package org.taggerlab.jets.io.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.taggerlab.jets.sample.SampleBytes;
import org.taggerlab.jets.sample.SampleException;

/** Opens files of text, plain or gzip, and refuses to inflate one that holds far more than text can be packed into. */
public final class TextFile {

    /** Numbers as text pack 3 to 10 times; a bomb 1000 times. */
    private static final long MAX_EXPANSION = 100;

    private static final long ALWAYS_ALLOWED = 1 << 20;

    private TextFile() {}

    /** Whether a file begins as gzip does. */
    public static boolean isPacked(Path file) {
        byte[] head = SampleBytes.head(file, 2);
        return head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    /** The bytes of a file, unpacked. */
    public static InputStream open(Path file) {
        boolean isPacked = isPacked(file);
        try {
            InputStream raw = Files.newInputStream(file);
            return isPacked ? unpacked(file, raw) : raw;
        } catch (IOException e) {
            throw isPacked ? broken(file, e) : SampleException.unreadable(file, e);
        }
    }

    /** The first bytes of a file, unpacked; fewer where it is shorter. */
    public static byte[] head(Path file, int count) {
        try (InputStream in = open(file)) {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw isPacked(file) ? broken(file, e) : SampleException.unreadable(file, e);
        }
    }

    private static SampleException broken(Path file, IOException e) {
        return SampleException.of(file, "is no readable gzip: " + e.getMessage(), "download or copy the file again", e);
    }

    private static InputStream unpacked(Path file, InputStream raw) throws IOException {
        try {
            return new Limited(new Members(raw, SampleBytes.size(file)), file);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * All members of a gzip file. The JDK takes for the end what follows a member and does not begin as another one, so that jets
     * of a damaged member would be lost in silence.
     */
    private static final class Members extends GZIPInputStream {
        /** Bytes of the checksum and the length after what is packed. */
        private static final int TRAILER = 8;

        private final Counted raw;
        private final long size;
        /** Bytes of the file before and in the buffer. */
        private long filled;

        Members(InputStream raw, long size) throws IOException {
            this(new Counted(raw), size);
        }

        private Members(Counted raw, long size) throws IOException {
            super(raw, 1 << 16);
            this.raw = raw;
            this.size = size;
        }

        @Override
        protected void fill() throws IOException {
            super.fill();
            filled = raw.count;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            long end = filled - inf.getRemaining() + TRAILER;
            if (count < 0 && end < size) {
                throw new IOException("of its " + size + " bytes, those after byte " + end + " are no gzip");
            }
            return count;
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    private static final class Limited extends FilterInputStream {
        private final Path file;
        private final long limit;
        private long read;

        Limited(InputStream in, Path file) {
            super(in);
            this.file = file;
            this.limit = ALWAYS_ALLOWED + MAX_EXPANSION * SampleBytes.size(file);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            read += Math.max(0, count);
            if (read > limit) {
                throw SampleException.of(
                        file,
                        "unpacks to more than " + limit + " bytes, " + MAX_EXPANSION + " times its size",
                        "it is no sample; do not trust this file");
            }
            return count;
        }
    }
}
