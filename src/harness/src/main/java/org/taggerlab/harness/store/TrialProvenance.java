package org.taggerlab.harness.store;

import java.util.List;
import java.util.Map;

/**
 * Under what circumstances a trial ran, beside what its request and its result say; {@value #FILE}.
 *
 * @param plugin version of the plugin
 * @param git commit of the experiments, {@code -dirty} if changed since; empty outside git
 * @param command the worker's command line
 * @param environment the variables the worker saw that decide how it computes, by name
 * @param cpuFlags what the processor can, as far as loops and OpenBLAS choose by it; empty where the system does not tell
 */
public record TrialProvenance(
        String plugin, String git, List<String> command, Map<String, String> environment, List<String> cpuFlags) {
    /** Its name in the folder of a trial. */
    public static final String FILE = "provenance.json";
}
