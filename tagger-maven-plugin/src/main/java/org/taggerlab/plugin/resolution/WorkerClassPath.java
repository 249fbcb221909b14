package org.taggerlab.plugin.resolution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Resolves the class path of worker JVMs: the worker of the plugin's own version, and one backend's native code. */
@Named
public final class WorkerClassPath {
    private static final List<String> NVIDIA_SMI =
            List.of("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader");
    private static final Set<String> AT_RUN_TIME = Set.of("", "compile", "runtime");

    private final RepositorySystem repositories;

    /** Resolves through Maven's own resolver: its cache, mirrors, credentials, {@code -o} and the reactor. */
    @Inject
    public WorkerClassPath(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /**
     * Makes sure that workers with a backend can run on this machine.
     *
     * @throws UnresolvedException if there is no card for {@link Backend#CUDA}
     */
    public void requireCard(Backend backend, Platform platform) {
        if (backend == Backend.CUDA) {
            CudaCards.require(NVIDIA_SMI, platform);
        }
    }

    /**
     * Jars and class folders, the worker first.
     *
     * @param session the build's
     * @param remotes where the plugin came from may also have the worker
     * @param version of the plugin and the worker
     * @throws UnresolvedException if something is missing
     */
    public List<Path> resolve(
            RepositorySystemSession session,
            List<RemoteRepository> remotes,
            String version,
            Backend backend,
            Platform platform) {
        var worker = new Dependency(new DefaultArtifact("org.taggerlab", "tagger-worker", "jar", version), "runtime");
        try {
            var own = new CollectRequest(worker, remotes);
            var versions =
                    versions(repositories.collectDependencies(session, own).getRoot());
            // the worker stays the root, so that its own choice of versions wins as in its build
            var request = new CollectRequest(worker, remotes);
            backend.artifacts(versions, platform)
                    .forEach(artifact -> request.addDependency(new Dependency(artifact, "runtime")));
            var resolution = repositories.resolveDependencies(
                    session, new DependencyRequest(request, (node, parents) -> isNeeded(node)));
            return resolution.getArtifactResults().stream()
                    .map(ArtifactResult::getArtifact)
                    .map(artifact -> artifact.getFile().toPath().toAbsolutePath())
                    .distinct()
                    .toList();
        } catch (DependencyCollectionException | DependencyResolutionException e) {
            throw new UnresolvedException(
                    "The worker's class path could not be resolved: %s. %s"
                            .formatted(rootMessage(e), advice(session.isOffline(), backend, version)),
                    e);
        }
    }

    private static boolean isNeeded(DependencyNode node) {
        var dependency = node.getDependency();
        return dependency == null || AT_RUN_TIME.contains(dependency.getScope()) && !dependency.isOptional();
    }

    private static Backend.Versions versions(DependencyNode worker) {
        return new Backend.Versions(
                version(worker, "org.nd4j", "nd4j-api"),
                version(worker, "org.bytedeco", "openblas"),
                version(worker, "org.bytedeco", "javacpp"));
    }

    private static String version(DependencyNode worker, String group, String name) {
        var pending = new ArrayList<>(List.of(worker));
        while (!pending.isEmpty()) {
            var node = pending.remove(pending.size() - 1);
            var artifact = node.getArtifact();
            if (artifact.getGroupId().equals(group) && artifact.getArtifactId().equals(name)) {
                return artifact.getVersion();
            }
            pending.addAll(node.getChildren());
        }
        throw new UnresolvedException(
                "%s does not depend on %s:%s: worker and plugin do not belong together. Delete it from the local repository and build again."
                        .formatted(worker.getArtifact(), group, name));
    }

    private static String advice(boolean offline, Backend backend, String version) {
        if (offline) {
            return "Maven is offline (-o): run the same command once without -o, about %s are then kept."
                    .formatted(backend == Backend.CPU ? "150 MB" : "1.5 GB");
        }
        return version.endsWith("-SNAPSHOT")
                ? "In this project, run 'mvn install -DskipTests -Dtagger.skip' once; elsewhere, check the version and the network."
                : "Check the version of the plugin and the network.";
    }

    private static String rootMessage(Throwable error) {
        var cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
