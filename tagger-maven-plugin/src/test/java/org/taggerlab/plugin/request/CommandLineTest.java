package org.taggerlab.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class CommandLineTest {
    /** As the build writes it: properties stand in the configuration. */
    private static final String DESCRIPTOR = """
            <plugin>
              <mojos>
                <mojo>
                  <goal>run</goal>
                  <configuration>
                    <patience implementation="int" default-value="120">${tagger.patience}</patience>
                    <rerun implementation="boolean" default-value="false">${tagger.rerun}</rerun>
                    <session implementation="org.apache.maven.execution.MavenSession" default-value="${session}"/>
                    <set implementation="java.lang.String">${tagger.set}</set>
                    <workers implementation="java.lang.Integer">${tagger.workers}</workers>
                  </configuration>
                </mojo>
                <mojo>
                  <goal>convert</goal>
                  <configuration>
                    <radius implementation="java.lang.Double">${tagger.radius}</radius>
                    <failFast implementation="boolean">${tagger.failFast}</failFast>
                  </configuration>
                </mojo>
              </mojos>
            </plugin>
            """;

    private static List<String> errors(Map<String, String> given) throws PlexusConfigurationException {
        List<MojoDescriptor> goals = new PluginDescriptorBuilder()
                .build(new StringReader(DESCRIPTOR))
                .getMojos();
        var refusal = catchThrowableOfType(InvalidInputException.class, () -> CommandLine.check(given, goals));
        return refusal == null
                ? List.of()
                : refusal.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    @Test
    void propertiesOfAnyGoalPass() throws PlexusConfigurationException {
        assertThat(errors(Map.of(
                        "tagger.workers", "2",
                        "tagger.rerun", "TRUE",
                        "tagger.radius", "0.4",
                        "tagger.patience", "-4",
                        "tagger.set", "training.epochs=3")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tagger.wokers | 1 | -Dtagger.wokers: there is no such property; did you mean -Dtagger.workers?",
                "tagger.failfast | true | -Dtagger.failfast: there is no such property; did you mean -Dtagger.failFast?",
                "tagger.colour | red | -Dtagger.colour: there is no such property; mvn tagger:help -Ddetail lists those of each goal",
                "tagger. | red | -Dtagger.: there is no such property; mvn tagger:help -Ddetail lists those of each goal",
                "tagger.rerun | yes | -Dtagger.rerun: is 'yes', expected true or false",
                "tagger.workers | two | -Dtagger.workers: is 'two', expected a whole number",
                "tagger.workers | '' | -Dtagger.workers: is '', expected a whole number",
                "tagger.patience | 1.5 | -Dtagger.patience: is '1.5', expected a whole number",
                "tagger.radius | wide | -Dtagger.radius: is 'wide', expected a number",
                "tagger.radius | NaN | -Dtagger.radius: is 'NaN', expected a number",
            })
    void whatNoGoalHasOrIsNotOfItsKindIsNamed(String property, String value, String message)
            throws PlexusConfigurationException {
        assertThat(errors(Map.of(property, value))).containsExactly(message);
    }

    @Test
    void everyMistakeIsNamedAtOnce() throws PlexusConfigurationException {
        assertThat(errors(Map.of("tagger.wokers", "1", "tagger.rerun", "yes", "tagger.workers", "1")))
                .hasSize(2);
    }
}
