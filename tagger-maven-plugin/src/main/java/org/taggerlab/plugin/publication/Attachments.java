package org.taggerlab.plugin.publication;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.store.ResultStore;

/**
 * Attaches what {@code mvn deploy} shall publish: results as {@value ResultArchive#CLASSIFIER}, source taggers, and what descriptors
 * {@code publish}.
 */
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
     * @param store the store with their taggers
     * @param published the file of a tagger of another build by its coordinates; empty for a text that is none
     */
    public void attach(
            MavenProject project,
            List<ResultSet> results,
            OutputFolder output,
            Path store,
            Function<String, Optional<Path>> published) {
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
        var sources = Taggers.of(results, store);
        var coordinates = new HashMap<Path, String>();
        sources.forEach((classifier, model) -> {
            projects.attachArtifact(project, "zip", classifier, model.toFile());
            coordinates.put(
                    model,
                    "%s:%s:%s:zip:%s"
                            .formatted(
                                    project.getGroupId(), project.getArtifactId(), project.getVersion(), classifier));
        });
        new TransferredTaggers(ResultStore.open(store), coordinates, published, output)
                .of(results)
                .forEach((classifier, tagger) -> projects.attachArtifact(project, "zip", classifier, tagger.toFile()));
    }
}
