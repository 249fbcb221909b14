package org.taggerlab.vocabulary.worker;

/** The names of the files in a request's folder that both the harness and the worker use. */
public final class WorkerFiles {
    /** A {@link WorkerRequest}; written by the harness, everything else by the worker. */
    public static final String REQUEST = "request.json";
    /** One {@link WorkerEvent} per line. */
    public static final String EVENTS = "events.jsonl";
    /** A {@link TrialResult}. */
    public static final String RESULT = "result.json";
    /** {@link Scores} of a trial or of an evaluation. */
    public static final String SCORES = "scores.csv";
    /** {@link Scores} of a trial on test jets of the source's task. */
    public static final String SOURCE_SCORES = "source-scores.csv";
    /** The tagger that a trial trained. */
    public static final String MODEL = "model.zip";
    /** The state from which an interrupted training goes on. */
    public static final String CHECKPOINT = "checkpoint.bin";
    /** An {@link Inventory}. */
    public static final String INVENTORY = "inventory.json";
    /** An {@link Evaluated}. */
    public static final String EVALUATED = "evaluated.json";
    /** An {@link ImportRequest.Imported}. */
    public static final String IMPORTED = "imported.json";
    /** An {@link ExportRequest.Exported}. */
    public static final String EXPORTED = "exported.json";
    /** A {@link ConversionRequest.Converted}. */
    public static final String CONVERTED = "converted.json";
    /** A {@link ValidationRequest.Validated}. */
    public static final String VALIDATED = "validated.json";
    /** A {@link BackendRequest.Found}. */
    public static final String BACKEND = "backend.json";
    /** What the worker printed while it served the request. */
    public static final String LOG = "worker.log";
    /** The log of the attempt before. */
    public static final String PREVIOUS_LOG = "worker.previous.log";
    /** The JVM's own report of a crash in native code. */
    public static final String CRASH_LOG = "crash.log";

    private WorkerFiles() {}
}
