package org.taggerlab.plugin.request;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/** Where finished trials are kept unless {@code tagger.store} says otherwise. */
public final class StoreFolder {
    private static final String NAME = ".tagger";

    private StoreFolder() {}

    /**
     * {@code .tagger} beside the root pom: outside {@code target}, and the same whether the build starts at the root or
     * in a module.
     *
     * @param launched the folder with {@code .mvn}, or the one Maven was started in
     */
    public static Path of(MavenProject project, Path launched) {
        if (launched != null && Files.isDirectory(launched.resolve(".mvn"))) {
            return launched.resolve(NAME);
        }
        var root = project;
        while (root.getParent() != null && root.getParent().getBasedir() != null) {
            root = root.getParent();
        }
        // no project at all: a goal that needs none, in a folder without a pom
        return root.getBasedir() == null
                ? Path.of(NAME).toAbsolutePath()
                : root.getBasedir().toPath().resolve(NAME);
    }
}
