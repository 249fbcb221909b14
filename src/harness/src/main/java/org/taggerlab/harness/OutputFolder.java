package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * A folder for what goals write. What they have written there is theirs and may be replaced; {@value #LIST} names it.
 *
 * @param path the folder; it need not exist
 * @param overwrite whether whatever is there may be replaced: the user says so, or it is a folder of this plugin's own
 */
public record OutputFolder(Path path, boolean overwrite) {
    private static final String LIST = ".tagger-output";

    /**
     * Makes files and folders in this folder the goals' own, before they are written.
     *
     * @param names of files and folders directly in this folder
     * @param inputs what the goal reads, which is never replaced
     * @throws InvalidInputException if one of them stands there that no goal wrote, or is an input
     * @throws UncheckedIOException if the folder cannot be written
     */
    public void claim(Collection<String> names, Collection<Path> inputs) {
        try {
            var own = own();
            var others = names.stream()
                    .filter(name -> !own.contains(name) && Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS))
                    .toList();
            if (!overwrite && !others.isEmpty()) {
                throw OutputFile.refused(
                        path,
                        "holds %s, not written by a goal of this plugin; name another folder, or add %s to replace what is there"
                                .formatted(String.join(" and ", others), OutputFile.OVERWRITE));
            }
            names.forEach(name -> OutputFile.requireNoInput(path.resolve(name), inputs));
            if (own.addAll(names)) {
                Files.createDirectories(path);
                write(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** The same for a goal that reads no files that a user named. */
    public void claim(Collection<String> names) {
        claim(names, List.of());
    }

    /**
     * The same, and deletes files that goals wrote in this folder before, under names that are no longer among theirs.
     *
     * @param names of all files that the goals have directly in this folder from now on
     */
    public void claimAll(Collection<String> names) {
        claim(names);
        try {
            for (var former : own()) {
                var file = path.resolve(former).normalize();
                if (!names.contains(former) && path.normalize().equals(file.getParent())) {
                    Files.deleteIfExists(file);
                }
            }
            write(names);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** Whether a file or folder is the goals' own. */
    public boolean owns(String name) {
        try {
            return overwrite || own().contains(name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path.resolve(LIST), e);
        }
    }

    private void write(Collection<String> own) throws IOException {
        AtomicFile.write(path.resolve(LIST), (String.join("\n", own) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private TreeSet<String> own() throws IOException {
        var list = path.resolve(LIST);
        return new TreeSet<>(Files.exists(list) ? Files.readAllLines(list) : List.of());
    }

    /** Makes sure that results can be written in some folders, and makes none: better known before trials run than after. */
    static void requireWritable(List<Path> folders) {
        InvalidInputException.throwIfAny(folders.stream()
                .map(OutputFolder::lastThatIsThere)
                .distinct()
                .filter(there -> !Files.isDirectory(there) || !Files.isWritable(there))
                .map(there -> new Diagnostic(
                        there,
                        (Files.isDirectory(there)
                                        ? "cannot be written by user '" + System.getProperty("user.name") + "'"
                                        : "is no folder")
                                + ", so there is no place for results; correct that, or name another folder with"
                                + " -Dtagger.output=<folder>"))
                .toList());
    }

    private static Path lastThatIsThere(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there) && !Files.isSymbolicLink(there)) {
            there = there.getParent();
        }
        return there;
    }
}
