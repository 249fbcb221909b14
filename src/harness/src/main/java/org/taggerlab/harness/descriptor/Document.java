package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.file.RegularFile;

/**
 * A YAML file as a tree that knows where each of its nodes stands.
 *
 * <p>Nodes are named by JSON pointers, {@code /target/sizes/0}.
 *
 * @param file the file
 * @param root the tree
 * @param values where each value begins
 * @param keys where the key of each entry of a map begins
 */
public record Document(Path file, JsonNode root, Map<String, Place> values, Map<String, Place> keys) {
    /** Larger files are no descriptors; a limit keeps a wrong or hostile file from filling the memory. */
    static final int MAX_CHARACTERS = 1_000_000;

    /**
     * Where something stands.
     *
     * @param line from 1; 0 outside any file
     * @param column from 1; 0 outside any file
     * @param origin what set it, if not the file: {@code -Dtagger.set=source.size=100}; otherwise empty
     */
    public record Place(int line, int column, String origin) {
        /** The file as a whole. */
        public static final Place WHOLE = new Place(0, 0, "");
    }

    /**
     * Reads a file.
     *
     * @param errors receives what is wrong with its syntax
     * @return the tree; empty if there is none for its errors
     */
    public static Optional<Document> read(Path file, List<Diagnostic> errors) {
        try {
            return parse(file, text(file), errors);
        } catch (NoSuchFileException e) {
            errors.add(new Diagnostic(file, "there is no such file"));
        } catch (CharacterCodingException e) {
            errors.add(new Diagnostic(file, "is not text in UTF-8; save it as UTF-8"));
        } catch (IOException e) {
            errors.add(new Diagnostic(
                    file,
                    "cannot be read: " + RegularFile.reason(e)
                            + "; descriptor and catalogue are text files of a few kB, or links to them"));
        }
        return Optional.empty();
    }

    /** Reads YAML from a text, as {@link #read}; {@code file} is only named. */
    static Optional<Document> parse(Path file, String text, List<Diagnostic> errors) {
        return new YamlTree(file, errors).read(text);
    }

    /** Something is wrong with the value of a node; falls back to what is around it where there is no such node. */
    public Diagnostic atValue(String pointer, String message) {
        String there = pointer;
        while (!values.containsKey(there) && !there.isEmpty()) {
            there = there.substring(0, there.lastIndexOf('/'));
        }
        return diagnostic(values.getOrDefault(there, Place.WHOLE), message);
    }

    /** Something is wrong with a key, or with a whole entry; falls back to the value where there is no key. */
    public Diagnostic atKey(String pointer, String message) {
        return keys.containsKey(pointer) ? diagnostic(keys.get(pointer), message) : atValue(pointer, message);
    }

    private Diagnostic diagnostic(Place place, String message) {
        String origin = place.origin().isEmpty() ? "" : place.origin() + ": ";
        return new Diagnostic(file, place.line(), place.column(), origin + message);
    }

    /** The pointer of an entry of the node at a pointer. */
    public static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(RegularFile.bytes(file, 4 * MAX_CHARACTERS)))
                .toString();
    }
}
