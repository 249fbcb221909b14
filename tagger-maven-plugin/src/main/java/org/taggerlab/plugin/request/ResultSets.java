package org.taggerlab.plugin.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** Result sets as a build leaves or publishes them. */
public final class ResultSets {
    private static final List<String> NAMES = List.of(ResultFiles.JSON, ResultFiles.COMPRESSED);

    private ResultSets() {}

    /**
     * The result sets of a {@code results.json} or {@code results.json.gz}, of a folder, or of a zip of such a folder, by the name of the
     * experiment.
     *
     * @param parameter which named {@code place}, such as {@code tagger.baseline}
     * @throws InvalidInputException if there are none, or one cannot be used
     */
    public static List<ResultSet> read(String parameter, Path place) {
        try {
            if (Files.isDirectory(place)) {
                return inFolder(parameter, place);
            }
            if (place.toString().endsWith(".zip") && Files.isRegularFile(place)) {
                try (var zip = FileSystems.newFileSystem(place)) {
                    return inFolder(parameter, zip.getPath("/"));
                }
            }
            return List.of(ResultFiles.read(InputFiles.require(parameter, place)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + place, e);
        }
    }

    /** Whether {@link #read} would find anything. */
    public static boolean exist(Path place) {
        if (!Files.isDirectory(place)) {
            return Files.isRegularFile(place);
        }
        try (var files = files(place)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + place, e);
        }
    }

    /** The names of the experiments whose results a folder of reports holds. */
    public static List<String> reported(Path folder) {
        try (var files = files(folder)) {
            return files.map(file -> file.getParent().getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /** Results lie in the folder of their experiment; a folder of one experiment may be named itself. */
    private static Stream<Path> files(Path folder) throws IOException {
        return Files.walk(folder, 2)
                .filter(file -> file.getFileName() != null
                        && NAMES.contains(file.getFileName().toString()));
    }

    private static List<ResultSet> inFolder(String parameter, Path folder) throws IOException {
        var found = new ArrayList<ResultSet>();
        try (var files = files(folder)) {
            files.map(ResultFiles::read).forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new InvalidInputException(Diagnostic.ofProperty(
                    parameter,
                    "there is no %s in %s, expected one there or one folder below. Run 'mvn verify' first, or name the file"
                            .formatted(ResultFiles.JSON, folder)));
        }
        found.sort(Comparator.comparing(ResultSet::experiment));
        return List.copyOf(found);
    }
}
