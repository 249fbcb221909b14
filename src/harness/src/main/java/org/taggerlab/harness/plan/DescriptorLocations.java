package org.taggerlab.harness.plan;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.taggerlab.harness.descriptor.Document;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;

/** Where a descriptor says what turned out to be impossible only when the samples were looked at. */
final class DescriptorLocations {
    private final Experiment experiment;
    private final Optional<Document> document;

    DescriptorLocations(Experiment experiment) {
        this.experiment = experiment;
        this.document = Document.read(experiment.file(), new ArrayList<>());
    }

    /** Something is wrong with the value at a dotted path, which the profile may have set. */
    Diagnostic at(String path, String message) {
        String inProfile = Document.child("/profiles/" + experiment.profile(), path);
        return Stream.of(inProfile, "/" + path.replace('.', '/'))
                .filter(pointer ->
                        document.isPresent() && document.get().values().containsKey(pointer))
                .findFirst()
                .map(pointer -> document.get().atKey(pointer, message))
                .orElseGet(() -> new Diagnostic(experiment.file(), message));
    }
}
