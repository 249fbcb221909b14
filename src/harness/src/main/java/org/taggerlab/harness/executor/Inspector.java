package org.taggerlab.harness.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.WorkerFolders;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.worker.InspectionRequest;
import org.taggerlab.vocabulary.worker.Inventory;

/** Finds out what samples hold: of the store if it was asked before, else of a worker. */
public final class Inspector {
    /** A large sample takes minutes to look through, and a worker says nothing meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final ResultStore store;
    private final Supplier<WorkerCommand> command;
    private final BuildLog console;

    /**
     * An inspector that remembers in a store.
     *
     * @param command how workers are started; asked only if the store does not know a sample
     */
    public Inspector(ResultStore store, Supplier<WorkerCommand> command, BuildLog console) {
        this.store = store;
        this.command = command;
        this.console = console;
    }

    /**
     * A sample as an experiment sees it.
     *
     * @param objects which objects and events count; {@code null} for jets
     */
    private record Inspection(Sample sample, Task task, ObjectSelection objects) {

        /** What distinguishes it from all other inspections, 64 hexadecimal digits. */
        String digest() {
            return objects == null
                    ? sample.digest()
                    : FileDigest.sha256(
                            (sample.digest() + "\n" + new String(ProtocolJson.bytes(objects), StandardCharsets.UTF_8))
                                    .getBytes(StandardCharsets.UTF_8));
        }

        InspectionRequest request() {
            return new InspectionRequest(sample.name(), sample.parts(), sample.view(), task, objects);
        }
    }

    /**
     * What a sample holds for an experiment, whose digest has been verified.
     *
     * @throws InvalidInputException if it cannot be read, or does not hold what the experiment's task is about, with the
     *     worker's reason
     */
    public Inventory inspect(Sample sample, Experiment experiment) {
        var inspection =
                new Inspection(sample, experiment.task(), experiment.network().objects());
        return store.inventories().find(inspection.digest()).orElseGet(() -> ask(inspection));
    }

    private Inventory ask(Inspection inspection) {
        Sample sample = inspection.sample();
        try {
            return store.isWritable()
                    ? askInStore(inspection)
                    : ask(inspection, Files.createTempDirectory("tagger-worker"));
        } catch (IOException e) {
            throw new UncheckedIOException("sample " + sample.name() + " could not be looked through", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking through sample " + sample.name(), e);
        }
    }

    /** Where a build that is killed leaves nothing that the next one does not find, and no two look at once. */
    private Inventory askInStore(Inspection inspection) throws IOException, InterruptedException {
        var key = "inspection-" + inspection.digest().substring(0, 16);
        var waits = "Sample " + inspection.sample().name() + " is being looked through by ";
        try (var held = store.lock(key, holder -> console.info(waits + holder + ": its result will be used"))) {
            var known = store.inventories().find(inspection.digest());
            if (known.isPresent()) {
                return known.get();
            }
            var folder = store.workFolder(key);
            WorkerProcesses.endStrays(new WorkerFolders(folder), command.get().mainClass());
            Folders.delete(folder);
            return ask(inspection, folder);
        }
    }

    private Inventory ask(Inspection inspection, Path folder) throws IOException, InterruptedException {
        Sample sample = inspection.sample();
        console.info("Looking through sample " + sample.name() + " (" + sample.file() + ")");
        var inventory = new Workers(command, PATIENCE).ask(inspection.request(), folder, (answer, where) -> answer);
        remember(inspection, inventory);
        return inventory;
    }

    private void remember(Inspection inspection, Inventory inventory) {
        try {
            store.inventories().remember(inspection.digest(), inventory);
        } catch (IOException e) {
            // only memory is lost: a plan can be shown of a store that cannot be written
            console.warn("What sample %s holds could not be remembered: %s"
                    .formatted(inspection.sample().name(), e.getMessage()));
        }
    }
}
