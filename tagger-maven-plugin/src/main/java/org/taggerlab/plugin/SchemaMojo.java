package org.taggerlab.plugin;

import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.SchemaFiles;
import org.taggerlab.harness.descriptor.Experiments;

/**
 * Writes the schemas of descriptors and catalogue, {@code tagger-descriptor.schema.json} and {@code tagger-samples.schema.json}, beside the
 * descriptors, so that an editor completes and checks them. Those of another version are replaced.
 */
@Mojo(name = "schema", requiresProject = false, threadSafe = true)
public final class SchemaMojo extends AbstractTaggerMojo {

    /** The folder with the descriptors ({@code *.yaml}) and their catalogue of samples ({@code samples.yaml}). */
    @Parameter(property = "tagger.experiments", defaultValue = "${project.basedir}")
    private File experiments;

    @Override
    void work() {
        var folder = experiments == null ? new File("").getAbsoluteFile() : experiments;
        SchemaFiles.write(folder.toPath()).forEach(file -> console().info("Schema: " + file));
        console()
                .info("An editor uses it if the first line of a descriptor is '# yaml-language-server: $schema=./"
                        + Experiments.SCHEMA_FILE + "'");
    }
}
