package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import org.taggerlab.vocabulary.file.FileDigest;

/**
 * The files of an entry: {@code file} or {@code url}, {@code sha256} and {@code bytes}, each one value or a list; or {@code
 * file} with wildcards and {@code sha256} by the names that match.
 */
record FileEntries(JsonNode samples, Path folder, Path fetched) {

    /** The files of an entry without errors, in their order. */
    List<SampleFile> of(JsonNode entry) {
        List<String> digests = digests(entry);
        List<String> events = digests(
                entry.has("same-events-as")
                        ? samples.path(entry.path("same-events-as").asText())
                        : entry);
        var files = new ArrayList<SampleFile>();
        for (int i = 0; i < digests.size(); i++) {
            JsonNode url = at(entry.path("url"), i);
            JsonNode bytes = at(entry.path("bytes"), i);
            files.add(new SampleFile(
                    url.isTextual() ? fetched.resolve(digests.get(i)) : path(entry, i),
                    url.isTextual() ? URI.create(url.asText()) : null,
                    bytes.isNumber() ? Long.valueOf(bytes.asLong()) : null,
                    digests.get(i),
                    i < events.size() ? events.get(i) : digests.get(i)));
        }
        return files;
    }

    /** What the names of all files of an entry match, and only theirs; {@code null} without wildcards. */
    String pattern(JsonNode entry) {
        return isByName(entry) ? name(entry.path("file").asText()) : null;
    }

    /** Whether digests stand there by the name of the file. */
    static boolean isByName(JsonNode entry) {
        return entry.path("sha256").isObject();
    }

    /** How many files an entry has. */
    static int count(JsonNode entry) {
        return digests(entry).size();
    }

    /** The digests of an entry in the order of its files, in lower case. */
    static List<String> digests(JsonNode entry) {
        var digests = new ArrayList<String>();
        JsonNode sha256 = entry.path("sha256");
        if (sha256.isContainerNode()) {
            sha256.forEach(one -> digests.add(one.asText("").toLowerCase(Locale.ROOT)));
        } else {
            // an optional file may have none
            digests.add(sha256.asText("").toLowerCase(Locale.ROOT));
        }
        return digests;
    }

    /** The part of a path after its last slash. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Path path(JsonNode entry, int i) {
        String file = at(entry.path("file"), i).asText();
        if (isByName(entry)) {
            var names = new ArrayList<String>();
            entry.path("sha256").fieldNames().forEachRemaining(names::add);
            file = file.substring(0, file.lastIndexOf('/') + 1) + names.get(i);
        }
        return folder.resolve(file).normalize();
    }

    /** The digests that an entry would have to state, as it would have to write them; nothing if its files are not there. */
    String digestAdvice(JsonNode entry) {
        try {
            JsonNode file = entry.path("file");
            var digests = new ArrayList<String>();
            if (file.isArray()) {
                for (JsonNode one : file) {
                    digests.add(FileDigest.sha256(folder.resolve(one.asText())));
                }
                return "; those of its files are " + digests;
            } else if (!file.isTextual()) {
                return "";
            } else if (!FileEntryChecks.isPattern(file.asText())) {
                return "; that of its file is " + FileDigest.sha256(folder.resolve(file.asText()));
            }
            int name = file.asText().lastIndexOf('/') + 1;
            try (var matching = Files.newDirectoryStream(
                    folder.resolve(file.asText().substring(0, name)),
                    file.asText().substring(name))) {
                for (Path one : matching) {
                    digests.add(one.getFileName() + ": " + FileDigest.sha256(one));
                }
            }
            return digests.isEmpty()
                    ? ""
                    : "; those of its files are {" + String.join(", ", new TreeSet<>(digests)) + "}";
        } catch (IOException | InvalidPathException | PatternSyntaxException e) {
            // that it is not there is not what is asked here
            return "";
        }
    }

    private static JsonNode at(JsonNode node, int i) {
        return node.isArray() ? node.path(i) : node;
    }
}
