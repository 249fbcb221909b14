package org.taggerlab.plugin.publication;

import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.results.ResultSet;

/** Attaches what {@code mvn deploy} shall publish: results as {@value ResultArchive#CLASSIFIER}, and source taggers. */
@Named
public final class Attachments {
    private final MavenProjectHelper projects;

    /** Attaches through Maven. */
    @Inject
    public Attachments(MavenProjectHelper projects) {
        this.projects = projects;
    }

    /**
     * Attaches to a project what a goal before has not attached yet.
     *
     * @param output the folder with the results of all these experiments
     * @param store the store with their source taggers
     */
    public void attach(MavenProject project, List<ResultSet> results, OutputFolder output, Path store) {
        var isAttached = project.getAttachedArtifacts().stream()
                .anyMatch(artifact -> ResultArchive.CLASSIFIER.equals(artifact.getClassifier()));
        if (isAttached) {
            return;
        }
        output.claim(List.of(ResultArchive.FILE));
        var names = results.stream().map(ResultSet::experiment).toList();
        projects.attachArtifact(
                project,
                "zip",
                ResultArchive.CLASSIFIER,
                ResultArchive.write(output.path(), names).toFile());
        Taggers.of(results, store)
                .forEach((classifier, model) -> projects.attachArtifact(project, "zip", classifier, model.toFile()));
    }
}
