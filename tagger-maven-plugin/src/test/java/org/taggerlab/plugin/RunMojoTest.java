package org.taggerlab.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which goal fails a build in which trials failed: {@code check} if the build comes to it, or else {@code run} itself. */
class RunMojoTest {
    @TempDir
    Path root;

    /** Without a phase of its own, {@code check} is in {@code verify}. */
    @ParameterizedTest(name = "mvn {0}, check in phase {1}: {2}")
    @CsvSource({
        "verify, verify, true",
        "verify, , true",
        "install, verify, true",
        "integration-test, integration-test, true",
        "integration-test, verify, false",
        "integration-test, , false",
        "package, verify, false",
        "verify, none, false",
        "verify, install, false"
    })
    void aRunFailsItselfUnlessTheBuildReachesThePhaseOfCheck(String reached, String phase, boolean isCheckedLater) {
        var run = run(reached, bound("run", "integration-test"), bound("check", phase));

        assertThat(run.isCheckedLater()).isEqualTo(isCheckedLater);
    }

    @Test
    void aRunFailsItselfWhereCheckIsNotBound() {
        var run = run("verify", bound("run", "integration-test"), bound("report", "verify"));

        assertThat(run.isCheckedLater()).isFalse();
    }

    @Test
    void aRunThatIsCalledByHandFailsItself() {
        var run = run("verify", bound("check", "verify"));
        run.execution().setLifecyclePhase(null);

        assertThat(run.isCheckedLater()).isFalse();
    }

    private static PluginExecution bound(String goal, String phase) {
        var execution = new PluginExecution();
        execution.setId(goal);
        execution.addGoal(goal);
        execution.setPhase(phase);
        return execution;
    }

    /** The goal in a build up to a phase, of a project that binds goals of this plugin. */
    private RunMojo run(String reached, PluginExecution... executions) {
        var run = Mojos.inBuild(new RunMojo(), root, new Mojos.Said());
        run.session().getRequest().setGoals(List.of(reached));
        run.execution().setLifecyclePhase("integration-test");
        var plugin = run.execution().getPlugin();
        plugin.setArtifactId("tagger-maven-plugin");
        List.of(executions).forEach(plugin::addExecution);
        var project = new MavenProject();
        project.getBuild().addPlugin(plugin);
        return Mojos.with(run, "project", project);
    }
}
