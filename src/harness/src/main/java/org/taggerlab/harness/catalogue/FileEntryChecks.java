package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.taggerlab.harness.descriptor.Document;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;

/** Whether the files of an entry and what is said of them belong together. */
final class FileEntryChecks {
    private static final String WILDCARDS = ".*[*?\\[{].*";

    private final Document document;
    private final List<Diagnostic> errors;
    private final Map<String, String> byDigest = new HashMap<>();

    FileEntryChecks(Document document, List<Diagnostic> errors) {
        this.document = document;
        this.errors = errors;
    }

    void check(String name, String pointer, JsonNode entry) {
        if (entry.has("file") && entry.has("url")) {
            errors.add(document.atKey(pointer + "/url", "`" + name + "` has both a file and a url; keep one of them"));
        }
        for (String digest : FileEntries.digests(entry)) {
            String other = digest.isEmpty() ? null : byDigest.putIfAbsent(digest, name);
            if (other != null) {
                // under two names, one event could serve training and test unnoticed
                errors.add(document.atValue(
                        pointer + "/sha256",
                        other.equals(name)
                                ? "`" + name + "` has the file of digest " + digest.substring(0, 8) + "... twice"
                                : "`" + name + "` is the same file as `" + other + "`; keep one of the two names"));
            }
        }
        String key = entry.has("url") ? "url" : "file";
        if (entry.path(key).isNull() || entry.path("sha256").isNull()) {
            return;
        }
        if (FileEntries.isByName(entry)) {
            byName(pointer, entry);
        } else if (entry.path(key).isTextual()
                && key.equals("file")
                && isPattern(entry.path(key).asText())) {
            errors.add(document.atValue(
                    pointer + "/sha256",
                    "`" + entry.path(key).asText()
                            + "` may be several files; write a map with the digest of each, by its name,"
                            + " such as `part-1.h5: 2b18...`"));
        } else {
            Stream.of("sha256", "bytes")
                    .filter(other -> !isSameNumber(entry.path(key), entry.path(other)))
                    .findFirst()
                    .ifPresent(other -> errors.add(document.atValue(
                            pointer + "/" + other,
                            "`" + key + "` has " + number(entry.path(key)) + ", `" + other + "` "
                                    + number(entry.path(other)) + "; give one for each file, in the same order")));
        }
    }

    private void byName(String pointer, JsonNode entry) {
        String file = entry.path("file").asText();
        String name = FileEntries.name(file);
        if (!entry.path("file").isTextual()
                || !isPattern(name)
                || isPattern(file.substring(0, file.length() - name.length()))) {
            errors.add(
                    document.atValue(
                            pointer + "/file",
                            "digests by name go with one `file` whose name, after the last `/`, has wildcards, such as data/part-*.h5"));
            return;
        }
        if (entry.has("bytes")) {
            errors.add(document.atKey(
                    pointer + "/bytes", "of several files by name, the digests say enough; leave it out"));
        }
        PathMatcher matcher;
        try {
            matcher = matcher(name);
        } catch (PatternSyntaxException e) {
            errors.add(document.atValue(pointer + "/file", "`" + name + "` is no pattern: " + e.getDescription()));
            return;
        }
        entry.path("sha256").fieldNames().forEachRemaining(one -> {
            if (one.contains("/") || !matcher.matches(Path.of(one))) {
                errors.add(document.atKey(
                        Document.child(pointer + "/sha256", one), "`" + one + "` does not match `" + name + "`"));
            }
        });
    }

    private static boolean isSameNumber(JsonNode files, JsonNode said) {
        return said.isMissingNode()
                || said.isNull()
                || files.isMissingNode()
                || files.isArray() == said.isArray() && (!files.isArray() || files.size() == said.size());
    }

    private static String number(JsonNode node) {
        return node.isArray() ? "a list of " + node.size() : "a single value";
    }

    static boolean isPattern(String text) {
        return text.matches(WILDCARDS);
    }

    static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }
}
