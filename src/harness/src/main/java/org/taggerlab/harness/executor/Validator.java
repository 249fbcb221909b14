package org.taggerlab.harness.executor;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.ValidationRequest;
import org.taggerlab.vocabulary.worker.ValidationRequest.Subject;

/** Finds out what samples look like: of the store if they were looked at before, else of one worker for all others. */
public final class Validator {
    private final ResultStore store;
    private final Workers workers;
    private final BuildLog console;

    /**
     * A validator that remembers in a store.
     *
     * @param workers asked only if the store does not know a sample
     */
    public Validator(ResultStore store, Workers workers, BuildLog console) {
        this.store = store;
        this.workers = workers;
        this.console = console;
    }

    /** What samples look like whose digests have been verified; those of which no worker can tell are left out. */
    public List<SampleValidation> validate(List<Sample> samples) throws InterruptedException {
        var unknown = samples.stream()
                .filter(sample -> store.validations().find(sample.digest()).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            console.info("Looking at the jets of "
                    + unknown.stream().map(Sample::name).collect(Collectors.joining(", ")));
            try {
                ask(unknown);
            } catch (InvalidInputException | IOException e) {
                // a report without the page of samples is worth having
                console.warn("Samples could not be looked at: " + e.getMessage());
            }
        }
        return samples.stream()
                .map(sample -> store.validations()
                        .find(sample.digest())
                        .map(found -> described(sample, found))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private void ask(List<Sample> samples) throws IOException, InterruptedException {
        var subjects = samples.stream()
                .map(sample -> new Subject(
                        sample.name(),
                        sample.parts(),
                        sample.view(),
                        sample.sha256(),
                        sample.kind().label(),
                        sample.process(),
                        sample.generator()))
                .toList();
        var answer = workers.ask(new ValidationRequest(subjects, SampleValidation.MOST));
        for (int i = 0; i < samples.size(); i++) {
            store.validations()
                    .remember(samples.get(i).digest(), answer.samples().get(i));
        }
    }

    /** Under what the catalogue says of it now: two catalogues may call the same jets differently. */
    private SampleValidation described(Sample sample, SampleValidation found) {
        return sample.describe(found, store.inventories().find(sample.digest()));
    }
}
