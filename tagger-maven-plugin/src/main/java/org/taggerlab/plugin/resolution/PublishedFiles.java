package org.taggerlab.plugin.resolution;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.inject.Inject;
import javax.inject.Named;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;
import org.taggerlab.plugin.publication.Taggers;

/** Results and models that another build has deployed, by Maven coordinates. */
@Named
public final class PublishedFiles {
    private static final String NAME = "[A-Za-z0-9_.+-]+";
    private static final String RANGE = "[\\[(][^:]*[\\])]";
    /** A classifier has the name of an experiment in it, which may have letters beyond ASCII. */
    private static final String CLASSIFIER = "[\\p{L}\\p{N}_.+-]+";

    private static final Pattern COORDINATES =
            Pattern.compile("(%1$s):(%1$s):(%1$s|%2$s)(?::(%1$s)(?::(%3$s))?)?".formatted(NAME, RANGE, CLASSIFIER));

    private final RepositorySystem repositories;

    /** Resolves through Maven's own resolver. */
    @Inject
    public PublishedFiles(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /**
     * The artifact of coordinates {@code group:artifact:version[:type[:classifier]]}, such as
     * {@code org.example:tagger:1.2:zip:tagger-results}. The version may be a range, {@code [1,2)}, or {@code RELEASE}.
     *
     * @param type of coordinates that name none
     * @param classifier of coordinates that name no type
     * @return empty if {@code text} is nothing of the kind, such as a path
     */
    public static Optional<Artifact> artifact(String text, String type, String classifier) {
        var matcher = COORDINATES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var isTyped = matcher.group(4) != null;
        return Optional.of(new DefaultArtifact(
                matcher.group(1),
                matcher.group(2),
                isTyped ? matcher.group(5) : classifier,
                isTyped ? matcher.group(4) : type,
                matcher.group(3)));
    }

    /** The artifact of a tagger that coordinates name; empty for a text that is none. */
    public static Optional<Artifact> tagger(String text) {
        return artifact(text, "zip", Taggers.CLASSIFIER);
    }

    /**
     * Whether there is anything to fetch: an artifact with one version counts as released, of a range of versions a
     * repository needs to have a release.
     *
     * @throws UnresolvedException if the range cannot be understood
     */
    public boolean isReleased(RepositorySystemSession session, List<RemoteRepository> remotes, Artifact artifact) {
        return !isRange(artifact) || highest(session, remotes, artifact).isPresent();
    }

    /**
     * The artifact's file in the local repository, downloaded if need be. Of a range of versions the highest release.
     *
     * @throws UnresolvedException if no repository has it
     */
    public Path fetch(RepositorySystemSession session, List<RemoteRepository> remotes, Artifact artifact) {
        var one = isRange(artifact)
                ? artifact.setVersion(highest(session, remotes, artifact)
                        .orElseThrow(() -> new UnresolvedException(
                                "no repository has a release of %s. Deploy or install one, or name another version"
                                        .formatted(artifact))))
                : artifact;
        try {
            return repositories
                    .resolveArtifact(session, new ArtifactRequest(one, remotes, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new UnresolvedException(
                    "%s could not be had: %s. %s"
                            .formatted(
                                    artifact,
                                    e.getMessage(),
                                    session.isOffline()
                                            ? "Maven is offline (-o): run once without -o."
                                            : "Check the coordinates group:artifact:version:type:classifier, and that the "
                                                    + "other build was deployed or installed."),
                    e);
        }
    }

    private static boolean isRange(Artifact artifact) {
        return artifact.getVersion().matches(RANGE);
    }

    private Optional<String> highest(
            RepositorySystemSession session, List<RemoteRepository> remotes, Artifact artifact) {
        try {
            return repositories
                    .resolveVersionRange(session, new VersionRangeRequest(artifact, remotes, null))
                    .getVersions()
                    .stream()
                    .map(Version::toString)
                    .filter(version -> !version.endsWith("-SNAPSHOT"))
                    // they rise
                    .reduce((lower, higher) -> higher);
        } catch (VersionRangeResolutionException e) {
            throw new UnresolvedException(artifact + " could not be had: " + e.getMessage(), e);
        }
    }
}
