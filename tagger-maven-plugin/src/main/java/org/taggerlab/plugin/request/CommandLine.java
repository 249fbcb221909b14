package org.taggerlab.plugin.request;

import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;

/** What the user wrote after {@code mvn}. */
public final class CommandLine {
    private CommandLine() {}

    /** The properties of this plugin among those given with {@code -D}; of others, which may hold secrets, nothing. */
    public static Map<String, String> properties(MavenSession session) {
        var properties = new TreeMap<String, String>();
        var given = session.getUserProperties();
        given.stringPropertyNames().stream()
                .filter(name -> name.startsWith("tagger."))
                .forEach(name -> properties.put(name, given.getProperty(name)));
        return properties;
    }
}
