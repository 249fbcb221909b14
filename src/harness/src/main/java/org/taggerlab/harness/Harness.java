package org.taggerlab.harness;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.engine.EngineOverview;
import org.taggerlab.harness.executor.Inspector;
import org.taggerlab.harness.executor.LocalExecutor;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.executor.NativeLibraries;
import org.taggerlab.harness.executor.SweepOutcome;
import org.taggerlab.harness.executor.SweepProgress;
import org.taggerlab.harness.executor.Undecided;
import org.taggerlab.harness.executor.Validator;
import org.taggerlab.harness.executor.WorkerCommand;
import org.taggerlab.harness.executor.Workers;
import org.taggerlab.harness.gates.GateReport;
import org.taggerlab.harness.gates.Gates;
import org.taggerlab.harness.plan.Plan;
import org.taggerlab.harness.plan.PlanWarnings;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * What the goals do, in the order in which a build calls them. Each starts from the files and the store
 * alone, so any of them can be called on its own.
 */
public final class Harness {
    /** Folder of the store in which workers keep prepared jets; it saves time and may be deleted. */
    private static final String PREPARED = "prepared";

    private final HarnessRequest request;
    private final BuildMemory memory;
    private final String workerClass;

    /**
     * A harness for one request; nothing is read yet.
     *
     * @param memory what earlier goals of this build hand on; a new one knows nothing
     */
    public Harness(HarnessRequest request, BuildMemory memory) {
        this(request, memory, WorkerCommand.WORKER);
    }

    Harness(HarnessRequest request, BuildMemory memory, String workerClass) {
        this.request = request;
        this.memory = memory;
        this.workerClass = workerClass;
    }

    /**
     * Reads all that a run would need, and trains nothing.
     *
     * @return the experiments
     * @throws InvalidInputException with everything that is wrong, in descriptors, catalogue, samples, machine and store
     */
    public List<Experiment> validate() {
        return checkedPlans().all().stream().map(Plan::experiment).toList();
    }

    /**
     * What a run would do and why; trains nothing and leaves the store alone.
     *
     * @throws InvalidInputException with everything that is wrong
     */
    public Forecast plan() {
        var store = memory.store(request.store());
        var plans = plans(store, planning -> {});
        var waiting = request.selection().isOfOneTrial() ? List.<PlannedTrial>of() : plans.waiting();
        return new Forecaster(store, request.rerun(), request.workers().count()).of(jobs(plans, store), waiting);
    }

    /**
     * Trains what is missing.
     *
     * @throws InvalidInputException with everything that is wrong, before anything is trained
     * @throws InterruptedException if this thread is interrupted; all workers have ended then
     */
    public SweepOutcome run() throws InterruptedException {
        var store = memory.store(request.store());
        try (var progress = SweepProgress.on(request.console());
                var notice = new StopNotice(store, request.engine() != null, line -> {
                    progress.close();
                    progress.warn(line);
                })) {
            engines().check();
            var plans = checkedPlans();
            var jobs = jobs(plans, store);
            var undecided = request.selection().isOfOneTrial() ? Undecided.NONE : decisions(plans, store, notice);
            notice.about(
                    jobs.stream().map(job -> job.trial().key()).toList(),
                    undecided.waiting().size());
            var outcome = request.engine() == null
                    ? new LocalExecutor(store, () -> announced(worker()), options(), progress).run(jobs, undecided)
                    : engines()
                            .sweep(store, plans.all(), jobs, undecided, progress)
                            .run();
            memory.ran(outcome);
            return outcome;
        }
    }

    /**
     * Gives an engine what is missing, as far as it can take it now, and does not wait for it.
     *
     * @return what was submitted, in a sentence
     * @throws InvalidInputException with everything that is wrong, or with the engine's own words
     */
    public String submit() throws InterruptedException {
        var store = memory.store(request.store());
        try (var progress = SweepProgress.on(request.console())) {
            engines().check();
            var plans = checkedPlans();
            var jobs = jobs(plans, store);
            var undecided = request.selection().isOfOneTrial()
                    ? Undecided.NONE
                    : new Decisions(plans.all(), results(store), changed -> {});
            return engines()
                    .sweep(store, plans.all(), jobs, undecided, progress)
                    .submitOnly();
        }
    }

    /** What an engine makes of the blocks that were submitted from this store; plans nothing. */
    public EngineOverview submitted() {
        return new EngineOverview(
                memory.store(request.store()), request.engine().engine());
    }

    private EngineSweeps engines() {
        return new EngineSweeps(request, options(), workerClass);
    }

    private Decisions decisions(Plans plans, ResultStore store, StopNotice notice) {
        return new Decisions(
                plans.all(),
                results(store),
                decisions -> notice.about(decisions.keys(), decisions.waiting().size()));
    }

    private LocalExecutor.Options options() {
        var workers = request.workers();
        return new LocalExecutor.Options(
                workers.count(),
                workers.patience(),
                request.rerun(),
                request.failFast(),
                null,
                request.version(),
                GitState.of(request.experiments()),
                request.commandArguments());
    }

    /**
     * The results of all experiments from what the store holds, written below the output folder; trains nothing. A
     * trial that is not there has the status {@code failed} and says why.
     *
     * @throws InvalidInputException with everything that is wrong
     */
    public List<ResultSet> results() {
        return List.copyOf(resultsByExperiment().values());
    }

    /**
     * What the samples of jets of all experiments look like, from what the store remembers or else from a worker; those that
     * cannot be looked at are left out, with a warning.
     *
     * @throws InvalidInputException with everything that is wrong with experiments and samples
     */
    public List<SampleValidation> validations() throws InterruptedException {
        var store = memory.store(request.store());
        var samples = plans(store, planning -> {}).samples();
        return new Validator(store, new Workers(this::worker, request.workers().patience()), request.console())
                .validate(samples);
    }

    /**
     * Whether the results pass the gates of their descriptors; for a CI server too, as {@code
     * TEST-tagger-<experiment>.xml} in the output folder.
     *
     * @throws InvalidInputException with everything that is wrong
     */
    public CheckOutcome check() {
        var checked = new ArrayList<CheckOutcome.Checked>();
        var all = resultsByExperiment();
        request.output()
                .claim(all.keySet().stream()
                        .map(experiment -> GateReport.file(experiment.name()))
                        .toList());
        all.forEach((experiment, results) -> {
            var one = new CheckOutcome.Checked(
                    experiment.name(), Gates.finished(results, experiment.allow()), results.gates());
            GateReport.write(experiment.name(), one.all(), request.output().path());
            checked.add(one);
        });
        return new CheckOutcome(checked);
    }

    private Map<Experiment, ResultSet> resultsByExperiment() {
        var store = memory.store(request.store());
        return new CollectedResults(request, memory, store)
                .written(plans(store, planning -> {}).all());
    }

    private Plans checkedPlans() {
        var machine = new MachineChecks(request, memory, this::worker);
        var plans = plans(memory.store(request.store()), planning -> {
            planning.alsoCheck(() -> ResultStore.openToWrite(request.store()));
            planning.alsoCheck(() -> machine.requireWritable(List.of()));
        });
        // of plans that were there, too
        ResultStore.openToWrite(request.store());
        machine.require(plans);
        plans.all().stream()
                .flatMap(plan -> PlanWarnings.of(plan.experiment()).stream())
                .forEach(request.console()::warn);
        return plans;
    }

    private Plans plans(ResultStore store, Consumer<Planning> alsoCheck) {
        var planned = memory.recall("plans", Plans.class, plans -> plans.areOf(request), () -> {
            var inspector = new Inspector(store, this::worker, request.console());
            var planning = new Planning(request, inspector::inspect);
            alsoCheck.accept(planning);
            return planning.plans();
        });
        return planned.decided(results(store));
    }

    private Function<String, Optional<TrialResult>> results(ResultStore store) {
        return key -> memory.entry(store, key) instanceof StoreEntry.Found found
                ? Optional.of(found.trial().result())
                : Optional.empty();
    }

    /** All trials of all plans, or the one that was asked for with its source if that is missing. */
    private List<Job> jobs(Plans plans, ResultStore store) {
        var all = new ArrayList<Job>();
        plans.all()
                .forEach(plan -> plan.runnable()
                        .forEach(trial -> all.add(new Job(plan.experiment().name(), trial))));
        return request.selection().isOfOneTrial()
                ? new TrialSelector(request, store)
                        .of(request.selection().trial().strip(), all)
                : all;
    }

    private WorkerCommand worker() {
        var prepared = "-Dtagger.prepared=" + request.store().resolve(PREPARED).toAbsolutePath();
        return WorkerCommand.of(request.workers(), request.workerClassPath().get(), workerClass, List.of(prepared));
    }

    /** Says why the very first start takes so long. */
    private WorkerCommand announced(WorkerCommand command) {
        var libraries = NativeLibraries.folder();
        if (!Files.isDirectory(libraries)) {
            request.console()
                    .info("The first worker unpacks about 400 MB of native libraries into %s; this happens once"
                            .formatted(libraries));
        }
        return command;
    }
}
