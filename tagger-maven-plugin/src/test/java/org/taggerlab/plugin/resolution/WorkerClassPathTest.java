package org.taggerlab.plugin.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.CollectResult;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.junit.jupiter.api.Test;

class WorkerClassPathTest {
    private static final Platform LINUX = new Platform("linux-x86_64");

    private final DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();

    @Test
    void theWorkerComesFirstAndTheNativeCodeHasTheVersionsTheWorkerWasBuiltWith() {
        assertThat(resolve(new FakeRepository("org.nd4j:nd4j-api:9.1", "org.bytedeco:openblas:8.2")))
                .extracting(path -> path.getFileName().toString())
                .startsWith("tagger-worker-7.jar")
                .contains(
                        "nd4j-native-9.1-linux-x86_64.jar",
                        "openblas-8.2-linux-x86_64.jar",
                        "javacpp-5-linux-x86_64.jar");
    }

    @Test
    void testAndOptionalDependenciesStayOut() {
        var repository = new FakeRepository("org.nd4j:nd4j-api:9.1", "org.bytedeco:openblas:8.2");
        repository.worker.getChildren().add(node("org.junit:junit:1", "test", false));
        repository.worker.getChildren().add(node("org.example:tuning:1", "compile", true));
        assertThat(resolve(repository))
                .extracting(path -> path.getFileName().toString())
                .noneMatch(name -> name.startsWith("junit") || name.startsWith("tuning"));
    }

    @Test
    void aWorkerWithoutNd4jDoesNotBelongToThisPlugin() {
        assertThatThrownBy(() -> resolve(new FakeRepository("org.bytedeco:openblas:8.2")))
                .isInstanceOf(UnresolvedException.class)
                .hasMessageContaining("does not depend on org.nd4j:nd4j-api");
    }

    @Test
    void whatIsMissingOfflineIsNamedWithTheWayOut() {
        session.setOffline(true);
        assertThatThrownBy(() -> resolve(new EmptyRepository()))
                .isInstanceOf(UnresolvedException.class)
                .hasMessageContaining("org.taggerlab:tagger-worker:jar:7")
                .hasMessageContaining("without -o");
    }

    private List<Path> resolve(FakeRepository repository) {
        return new WorkerClassPath(repository.system()).resolve(session, List.of(), "7", Backend.CPU, LINUX);
    }

    private static DependencyNode node(String coordinates, String scope, boolean optional) {
        var parts = coordinates.split(":");
        var artifact = new DefaultArtifact(parts[0], parts[1], "jar", parts[2]);
        var node = new DefaultDependencyNode(new Dependency(artifact, scope, optional));
        node.setChildren(new ArrayList<>());
        return node;
    }

    /** A repository of a worker with a few dependencies; every jar that is asked for is there. */
    private static class FakeRepository {
        final DependencyNode worker = node("org.taggerlab:tagger-worker:7", "runtime", false);

        FakeRepository(String... dependencies) {
            for (var dependency : dependencies) {
                worker.getChildren().add(node(dependency, "compile", false));
            }
            worker.getChildren().add(node("org.bytedeco:javacpp:5", "compile", false));
        }

        DependencyResult resolve(DependencyRequest request) throws DependencyResolutionException {
            var nodes = new ArrayList<>(List.of(worker));
            nodes.addAll(worker.getChildren());
            for (var extra : request.getCollectRequest().getDependencies()) {
                nodes.add(new DefaultDependencyNode(extra));
            }
            var results = new ArrayList<ArtifactResult>();
            for (var found : nodes) {
                if (request.getFilter().accept(found, List.of())) {
                    var artifact = found.getArtifact();
                    var classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
                    var file = new File(artifact.getArtifactId() + "-" + artifact.getVersion() + classifier + ".jar");
                    results.add(new ArtifactResult(new ArtifactRequest()).setArtifact(artifact.setFile(file)));
                }
            }
            return new DependencyResult(request).setArtifactResults(results);
        }

        RepositorySystem system() {
            return (RepositorySystem) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {RepositorySystem.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "collectDependencies" -> new CollectResult((CollectRequest) arguments[1]).setRoot(worker);
                        case "resolveDependencies" -> resolve((DependencyRequest) arguments[1]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }
    }

    /** A repository that knows what the worker needs and has no file of it. */
    private static final class EmptyRepository extends FakeRepository {
        EmptyRepository() {
            super("org.nd4j:nd4j-api:9.1", "org.bytedeco:openblas:8.2");
        }

        @Override
        DependencyResult resolve(DependencyRequest request) throws DependencyResolutionException {
            throw new DependencyResolutionException(
                    new DependencyResult(request), new ArtifactNotFoundException(worker.getArtifact(), null));
        }
    }
}
