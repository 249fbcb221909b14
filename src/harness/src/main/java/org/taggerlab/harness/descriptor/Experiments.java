package org.taggerlab.harness.descriptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** The experiments of a folder: one descriptor each, beside the catalogue {@value #CATALOGUE}. */
public final class Experiments {
    /** The catalogue's file name; the only YAML file of the folder that is no descriptor. */
    public static final String CATALOGUE = "samples.yaml";

    /** The file name of the descriptors' schema. */
    public static final String SCHEMA_FILE = DocumentSchema.DESCRIPTOR;

    /** The profile that holds when none is asked for: the descriptor as it stands, or its profile of that name. */
    public static final String QUICK = "quick";

    /** An experiment's name is a folder's name too. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private static final String NO_PROFILE = "there is no profile `";

    private static final DocumentSchema SCHEMA = DocumentSchema.descriptor();

    private final Settings settings = new Settings(SCHEMA.tree());
    private final Set<Diagnostic> errors = new LinkedHashSet<>();
    private final Set<Diagnostic> withoutProfile = new LinkedHashSet<>();
    private final Path directory;
    private final String profile;
    private final Map<String, String> set;
    private boolean profileIsKnown;

    private Experiments(Path directory, String profile, Map<String, String> set) {
        this.directory = directory;
        this.profile = profile == null || profile.isBlank() ? QUICK : profile.strip();
        this.set = set;
    }

    /**
     * Reads descriptors.
     *
     * @param directory the folder with the descriptors and the catalogue
     * @param profile the profile to apply; {@code null} or empty: {@value #QUICK}
     * @param only names of the experiments wanted; empty: all that have the profile
     * @param set changes on top of the profile, dotted path to YAML value, in the order in which they apply
     * @return the experiments by name
     * @throws InvalidInputException with everything that is wrong with any of them
     */
    public static List<Experiment> read(Path directory, String profile, List<String> only, Map<String, String> set) {
        return new Experiments(directory, profile, set).read(only);
    }

    private List<Experiment> read(List<String> only) {
        Map<String, Path> files = wanted(files(), only);
        errors.addAll(settings.checkSet(directory, set));
        Optional<SampleChecks> samples =
                Document.read(directory.resolve(CATALOGUE), new ArrayList<>()).flatMap(SampleChecks::of);
        var experiments = new ArrayList<Experiment>();
        files.forEach((name, file) -> read(name, file, samples).ifPresent(experiments::add));
        if (!profileIsKnown || !only.isEmpty()) {
            errors.addAll(withoutProfile);
        }
        InvalidInputException.throwIfAny(errors.stream()
                .map(error -> isOfAll(error, files.size()) ? new Diagnostic(directory, error.message()) : error)
                .distinct()
                .sorted(Comparator.comparing((Diagnostic error) -> error.file().toString())
                        .thenComparing(Diagnostic::line)
                        .thenComparing(Diagnostic::column))
                .toList());
        return List.copyOf(experiments);
    }

    /** Whether a mistake stands on the command line, and not in the descriptors, which all have it. */
    private boolean isOfAll(Diagnostic error, int files) {
        return files > 1
                && (error.message().startsWith(Settings.SET) || error.message().startsWith(NO_PROFILE))
                && errors.stream()
                                .filter(other -> other.message().equals(error.message()))
                                .map(Diagnostic::file)
                                .distinct()
                                .count()
                        == files;
    }

    private Optional<Experiment> read(String name, Path file, Optional<SampleChecks> samples) {
        var syntax = new ArrayList<Diagnostic>();
        Optional<Document> read = Document.read(file, syntax);
        errors.addAll(syntax);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        int before = errors.size();
        Document document = read.get();
        check(document, samples);
        var profiles = new ArrayList<String>();
        document.root().path("profiles").fieldNames().forEachRemaining(profiles::add);
        for (String each : profiles) {
            errors.addAll(settings.checkProfile(document, each));
            check(settings.withProfile(document, each), samples);
        }
        if (!profiles.contains(profile) && !profile.equals(QUICK)) {
            profiles.add(QUICK);
            withoutProfile.add(
                    document.atKey("/profiles", NO_PROFILE + profile + "`; " + Suggestion.sentence(profile, profiles)));
            return Optional.empty();
        }
        profileIsKnown = true;
        Document resolved = settings.withSet(settings.withProfile(document, profile), set);
        check(resolved, samples);
        return errors.size() == before
                ? Optional.of(new ExperimentBuilder(resolved).build(name, profile))
                : Optional.empty();
    }

    private void check(Document document, Optional<SampleChecks> samples) {
        errors.addAll(SCHEMA.check(
                document,
                sound -> DescriptorChecks.check(sound, samples),
                pointer -> pointer.equals("/source") && !document.root().has("source")
                        ? "; needed by " + String.join(", ", ExperimentBuilder.transfers(document.root()))
                                + ": add it, or compare from-scratch only"
                        : ""));
    }

    private Map<String, Path> files() {
        var files = new LinkedHashMap<String, Path>();
        var names = new LinkedHashMap<String, Path>();
        for (Path file : yamlFiles()) {
            String fileName = file.getFileName().toString();
            String name = fileName.substring(0, fileName.lastIndexOf('.'));
            if (!NAME.matcher(name).matches() || !FolderName.fits(name)) {
                error(
                        file,
                        "an experiment is named after its file and has a folder of that name, so `" + name
                                + "` may have letters, digits, `.`, `_` and `-` only, 100 at most, no `.` at its end, and not be"
                                + " a device of Windows such as `con`; rename the file");
            }
            // file systems differ in whether case matters, so two names that differ in case only are the same
            Path same = names.putIfAbsent(name.toLowerCase(Locale.ROOT), file);
            if (same == null) {
                files.put(name, file);
            } else {
                error(file, "an experiment of the same name stands in " + same.getFileName() + "; rename one of them");
            }
        }
        return files;
    }

    private List<Path> yamlFiles() {
        if (!Files.isDirectory(directory)) {
            error(directory, "there is no such folder; it should hold the descriptors of the experiments");
            return List.of();
        }
        try (Stream<Path> list = Files.list(directory)) {
            List<Path> files = list.filter(file -> {
                        String name = file.getFileName().toString();
                        return (name.endsWith(".yaml") || name.endsWith(".yml"))
                                && !name.startsWith(".")
                                && !name.equals(CATALOGUE);
                    })
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                error(directory, "there is no descriptor in this folder; an experiment is a file <name>.yaml");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    private Map<String, Path> wanted(Map<String, Path> files, List<String> only) {
        if (only.isEmpty()) {
            return files;
        }
        var wanted = new LinkedHashMap<String, Path>(files);
        wanted.keySet().retainAll(only);
        only.stream()
                .filter(name -> !files.containsKey(name) && !files.isEmpty())
                .forEach(name -> error(
                        directory,
                        "-Dtagger.only=" + name + ": there is no experiment of this name; "
                                + Suggestion.sentence(name, files.keySet())));
        return wanted;
    }

    private void error(Path file, String message) {
        errors.add(new Diagnostic(file, message));
    }
}
