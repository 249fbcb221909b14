package org.taggerlab.plugin;

import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A goal called by hand at a root without experiments runs in the modules that have them, with those modules' own
 * configuration.
 */
@Named
final class ModuleExecution {
    private final BuildPluginManager plugins;

    @Inject
    ModuleExecution(BuildPluginManager plugins) {
        this.plugins = plugins;
    }

    /** The modules that declare the plugin, when the goal was called by hand on a project that does not. */
    static List<MavenProject> modules(MavenSession session, MojoExecution execution) {
        var byHand = execution.getSource() == MojoExecution.Source.CLI;
        if (!byHand || declares(session.getCurrentProject(), execution)) {
            return List.of();
        }
        return session.getProjects().stream()
                .filter(module -> declares(module, execution))
                .toList();
    }

    /** Runs the same goal in {@code module}. */
    void run(MavenSession session, MojoExecution execution, MavenProject module)
            throws MojoExecutionException, MojoFailureException {
        var goal = execution.getMojoDescriptor();
        var there = new MojoExecution(goal, execution.getExecutionId());
        there.setConfiguration(configuration(module, goal, execution.getExecutionId()));
        var here = session.getCurrentProject();
        session.setCurrentProject(module);
        try {
            plugins.executeMojo(session, there);
        } catch (PluginConfigurationException | PluginManagerException e) {
            throw new MojoExecutionException(
                    "%s could not be run in %s: %s".formatted(goal.getGoal(), module.getBasedir(), e.getMessage()), e);
        } finally {
            session.setCurrentProject(here);
        }
    }

    private static boolean declares(MavenProject project, MojoExecution execution) {
        return project.getPlugin(execution.getPlugin().getKey()) != null;
    }

    /** What the module's pom says, for the parameters of the goal; defaults for the rest. */
    private static Xpp3Dom configuration(MavenProject module, MojoDescriptor goal, String executionId) {
        var plugin = goal.getPluginDescriptor();
        var said =
                module.getGoalConfiguration(plugin.getGroupId(), plugin.getArtifactId(), executionId, goal.getGoal());
        var defaults = dom(goal.getMojoConfiguration());
        var configuration = new Xpp3Dom("configuration");
        for (Parameter parameter : goal.getParameters()) {
            var fromPom = said == null ? null : said.getChild(parameter.getName());
            var value = Xpp3Dom.mergeXpp3Dom(
                    fromPom == null ? null : new Xpp3Dom(fromPom), defaults.getChild(parameter.getName()), true);
            if (value != null) {
                configuration.addChild(value);
            }
        }
        return configuration;
    }

    private static Xpp3Dom dom(PlexusConfiguration configuration) {
        var dom = new Xpp3Dom(configuration.getName());
        dom.setValue(configuration.getValue(null));
        for (var name : configuration.getAttributeNames()) {
            dom.setAttribute(name, configuration.getAttribute(name));
        }
        for (var child : configuration.getChildren()) {
            dom.addChild(dom(child));
        }
        return dom;
    }
}
