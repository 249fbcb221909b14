package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.descriptor.Experiments;

class SchemaFilesTest {
    @Test
    void writesTheSchemasThatTheShippedProjectsHaveInPlaceOfOthers(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve(Experiments.SCHEMA_FILE), "{}");

        assertThat(SchemaFiles.write(folder))
                .hasSize(2)
                .allSatisfy(file -> assertThat(file)
                        .hasSameBinaryContentAs(Path.of("../../experiments").resolve(file.getFileName()))
                        .hasSameBinaryContentAs(
                                Path.of("../examples/my-taggers").resolve(file.getFileName())));
    }
}
