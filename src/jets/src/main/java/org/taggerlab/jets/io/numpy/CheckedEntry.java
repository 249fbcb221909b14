package org.taggerlab.jets.io.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/** An entry of a zip archive whose checksum is compared when its last byte is read; {@code ZipFile} does not do that. */
final class CheckedEntry extends InputStream {

    private final CheckedInputStream in;
    private final ZipEntry entry;
    private long left;

    CheckedEntry(InputStream in, ZipEntry entry) {
        this.in = new CheckedInputStream(in, new CRC32());
        this.entry = entry;
        this.left = entry.getSize();
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        checked(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        checked(Math.max(0, count));
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void checked(int count) throws IOException {
        left -= count;
        if (count > 0 && left == 0 && in.getChecksum().getValue() != entry.getCrc()) {
            throw new IOException("its checksum is wrong");
        }
    }
}
