package org.taggerlab.jets.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.taggerlab.jets.io.text.TextFile;
import org.taggerlab.jets.sample.SampleException;

/**
 * The first bytes of a file.
 *
 * @param container what its layout is stored in
 * @param text these bytes as characters, unpacked where the file is packed with gzip
 * @param isPacked whether it is
 */
record FileHead(Container container, String text, boolean isPacked) {

    private static final int LENGTH = 1024;
    private static final int SHOWN = 64;

    /** What layouts are stored in, with the bytes that each begins with. */
    enum Container {
        HDF5("\u0089HDF\r\n\u001a\n"),
        ROOT("root"),
        ZIP("PK\u0003\u0004"),
        TEXT("");

        private final String magic;

        Container(String magic) {
            this.magic = magic;
        }
    }

    /** @throws SampleException for a file that is missing or cannot be unpacked */
    static FileHead of(Path file) {
        boolean isPacked = TextFile.isPacked(file);
        String text = new String(TextFile.head(file, LENGTH), StandardCharsets.ISO_8859_1);
        Container container = Arrays.stream(Container.values())
                .filter(one -> one == Container.TEXT || !isPacked && text.startsWith(one.magic))
                .findFirst()
                .orElseThrow();
        return new FileHead(container, text, isPacked);
    }

    /** What to say of a file of an unknown layout. */
    @Override
    public String toString() {
        return (isPacked ? "it unpacks to \"" : "it begins with \"")
                + text.substring(0, Math.min(SHOWN, text.length())).replaceAll("[^ -~]", ".") + "\"";
    }
}
