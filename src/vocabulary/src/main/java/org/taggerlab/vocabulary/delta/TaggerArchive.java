package org.taggerlab.vocabulary.delta;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.file.RegularFile;
import org.taggerlab.vocabulary.file.ZipEntries;
import org.taggerlab.vocabulary.network.TaggerKeys;

/**
 * A model file or a delta in memory: its entries, and the digest of the very bytes that they were read from.
 *
 * @param file where it lies, for messages
 * @param sha256 digest of the file
 * @param bytes size of the file
 * @param entries content by name, in their order
 */
record TaggerArchive(Path file, String sha256, int bytes, Map<String, byte[]> entries) {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";

    /** More than forty times the published networks. */
    private static final int MOST_BYTES = 1 << 26;

    private static final Set<String> ENTRIES =
            Set.of(TaggerKeys.DESCRIPTION, CONFIGURATION, COEFFICIENTS, DeltaDescription.ENTRY, Delta.VALUES);

    /**
     * Reads the file once.
     *
     * @throws InvalidInputException if it cannot be read or is damaged, or holds what neither a model file nor a delta has
     */
    static TaggerArchive read(Path file) {
        try {
            byte[] content = RegularFile.bytes(file, MOST_BYTES);
            return new TaggerArchive(file, FileDigest.sha256(content), content.length, entries(file, content));
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw wrong(file, "is damaged (%s); get it again".formatted(damaged.getMessage()));
        } catch (IOException unreadable) {
            throw wrong(file, "cannot be read: %s; give another file".formatted(RegularFile.reason(unreadable)));
        }
    }

    private static Map<String, byte[]> entries(Path file, byte[] content) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int left = MOST_BYTES;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!ENTRIES.contains(entry.getName()) || entries.containsKey(entry.getName())) {
                    throw wrong(file, "holds an entry '%s' too many; it will not be read".formatted(entry.getName()));
                }
                byte[] one = zip.readNBytes(left + 1);
                if (one.length > left) {
                    throw wrong(file, "unpacks to more than %s bytes; it will not be read".formatted(MOST_BYTES));
                }
                left -= one.length;
                entries.put(entry.getName(), one);
            }
        }
        return entries;
    }

    /**
     * Reads a model file that is no delta.
     *
     * @throws InvalidInputException likewise, and for a delta
     */
    static TaggerArchive readWhole(Path file) {
        TaggerArchive archive = read(file);
        if (archive.entries.containsKey(DeltaDescription.ENTRY)) {
            throw archive.wrong("is a delta itself; give a whole model file");
        }
        return archive;
    }

    /** A file of entries, as model files are written: the same entries are the same bytes. */
    static byte[] bytes(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(ZipEntries.timeless(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The content of an entry that has to be there. */
    byte[] entry(String name) {
        byte[] content = entries.get(name);
        if (content == null) {
            throw wrong("has no entry '%s': no tagger, or damaged; give another file".formatted(name));
        }
        return content;
    }

    /** What the tagger is and what it was made from. */
    JsonNode description() {
        try {
            return RecordJson.MAPPER.readTree(entry(TaggerKeys.DESCRIPTION));
        } catch (IOException e) {
            throw wrong("its %s is no JSON; give another file".formatted(TaggerKeys.DESCRIPTION));
        }
    }

    /** What the description says of the making of the tagger under a key; empty if nothing. */
    String provenance(String key) {
        return description().path("provenance").path(key).asText("");
    }

    InvalidInputException wrong(String problem) {
        return wrong(file, problem);
    }

    private static InvalidInputException wrong(Path file, String problem) {
        return new InvalidInputException(new Diagnostic(file, problem));
    }
}
