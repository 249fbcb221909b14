package org.taggerlab.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.monitor.logging.DefaultLog;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.logging.AbstractLogger;
import org.codehaus.plexus.logging.Logger;
import org.eclipse.aether.RepositorySystemSession;

/** Goals with their parameters set as Maven would, and what they said. */
final class Mojos {
    /** What goals of a test said, warnings and errors with their level before. */
    static final class Said extends AbstractLogger {
        final List<String> lines = new ArrayList<>();

        Said() {
            super(Logger.LEVEL_INFO, "said");
        }

        @Override
        public void debug(String message, Throwable cause) {}

        @Override
        public void info(String message, Throwable cause) {
            lines.add(message);
        }

        @Override
        public void warn(String message, Throwable cause) {
            lines.add("WARN " + message);
        }

        @Override
        public void error(String message, Throwable cause) {
            lines.add("ERROR " + message);
        }

        @Override
        public void fatalError(String message, Throwable cause) {
            lines.add("ERROR " + message);
        }

        @Override
        public Logger getChildLogger(String name) {
            return this;
        }
    }

    private Mojos() {}

    /** Sets a parameter. */
    static <M extends AbstractMojo> M with(M mojo, String parameter, Object value) {
        for (Class<?> type = mojo.getClass(); type != null; type = type.getSuperclass()) {
            try {
                var field = type.getDeclaredField(parameter);
                field.setAccessible(true);
                field.set(mojo, value);
                return mojo;
            } catch (NoSuchFieldException e) {
                // a parameter of a class above
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError(mojo.getClass() + " has no parameter " + parameter);
    }

    /** Sets what Maven tells of itself: a build in {@code root} that has bound the goal to a phase. */
    static <M extends AbstractMojo> M inBuild(M mojo, Path root, Said said) {
        var request = new DefaultMavenExecutionRequest().setBaseDirectory(root.toFile());
        with(mojo, "session", new MavenSession(null, (RepositorySystemSession) null, request, null));
        var plugin = new Plugin();
        plugin.setVersion("test");
        var described = new PluginDescriptor();
        described.setPlugin(plugin);
        var goal = new MojoDescriptor();
        goal.setPluginDescriptor(described);
        with(mojo, "execution", new MojoExecution(goal, "test", MojoExecution.Source.LIFECYCLE));
        mojo.setLog(new DefaultLog(said));
        mojo.setPluginContext(new HashMap<>());
        return mojo;
    }
}
