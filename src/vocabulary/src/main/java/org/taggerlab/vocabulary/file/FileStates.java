package org.taggerlab.vocabulary.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What shows that a file has changed, without reading it: size, times and identity. To be taken before the files are
 * read, so that a change in between shows.
 *
 * @param byPath the state of each file or folder, and that there is none
 */
public record FileStates(Map<Path, String> byPath) {

    /** As they are now. */
    public static FileStates of(Collection<Path> paths) {
        var states = new TreeMap<Path, String>();
        paths.forEach(path -> states.put(path, state(path)));
        return new FileStates(states);
    }

    /** Whether no file has changed since. */
    public boolean areCurrent() {
        return equals(of(byPath.keySet()));
    }

    private static String state(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return "%s %s %s %s"
                    .formatted(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey(), changed(path));
        } catch (IOException e) {
            return "none";
        }
    }

    /** The one time that no program can set. */
    private static Object changed(Path path) throws IOException {
        try {
            return Files.getAttribute(path, "unix:ctime");
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }
}
