package org.taggerlab.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFolderTest {
    @TempDir
    private Path root;

    @Test
    void aModuleKeepsItsTrialsBesideTheRootPom() {
        var module = project(root.resolve("experiments"));
        module.setParent(project(root));
        assertThat(StoreFolder.of(module, module.getBasedir().toPath())).isEqualTo(root.resolve(".tagger"));
    }

    @Test
    void aParentFromARepositoryIsNoRoot() {
        var project = project(root);
        project.setParent(new MavenProject());
        assertThat(StoreFolder.of(project, root)).isEqualTo(root.resolve(".tagger"));
    }

    @Test
    void theFolderWithDotMvnIsTheRootWhereThereIsOne() throws IOException {
        Files.createDirectory(root.resolve(".mvn"));
        assertThat(StoreFolder.of(project(root.resolve("a/b")), root)).isEqualTo(root.resolve(".tagger"));
    }

    private static MavenProject project(Path folder) {
        var project = new MavenProject();
        project.setFile(folder.resolve("pom.xml").toFile());
        return project;
    }
}
