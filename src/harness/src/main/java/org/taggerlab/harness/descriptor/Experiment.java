package org.taggerlab.harness.descriptor;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Training;

/**
 * One experiment: a descriptor with its profile applied and every default filled in.
 *
 * @param name the file's name without {@code .yaml}; unique among the experiments of a build
 * @param file the descriptor
 * @param title a sentence for the report
 * @param task what is learnt
 * @param profile the profile that was applied, {@code quick} if none
 * @param network the network of source and target
 * @param source what is transferred from; {@code null} where nothing is, as every prescription starts from random weights
 * @param target what is transferred to
 * @param prescriptions the prescriptions to compare, in the order of the descriptor
 * @param training how every trial trains unless its prescription says otherwise
 * @param tuning what of the training is chosen from candidates, by the label of each prescription; empty if nothing is
 * @param split how a sample's events are shared out among roles
 * @param repetitions how often each cell is repeated, with another subset and another start
 * @param seed the root seed, from which every other seed is derived
 * @param badJets what to do with jets without constituents or with numbers that are not finite
 * @param expect the gates, in the order of the descriptor
 * @param allow what a trial may end with besides a result, {@code diverged} or {@code failed}, without failing the check
 * @param publish labels of prescriptions of which a tagger per size is published
 * @param compare how it is compared with a baseline
 * @param note what a reader of the results has to know, in the author's words; empty for nothing
 */
public record Experiment(
        String name,
        Path file,
        String title,
        Task task,
        String profile,
        Network network,
        SourceSpec source,
        TargetSpec target,
        List<Prescription> prescriptions,
        Training training,
        Map<String, Tuning> tuning,
        SplitSpec split,
        int repetitions,
        long seed,
        BadJets badJets,
        List<Expectation> expect,
        List<String> allow,
        List<String> publish,
        Compare compare,
        String note) {

    /**
     * The name of one of its prescriptions in results, gates and reports: that of its kind, followed by the block where
     * several blocks are compared, {@code frozen(fusion)}.
     */
    public String label(Prescription prescription) {
        return label(prescription, prescriptions);
    }

    static String label(Prescription prescription, List<Prescription> compared) {
        return label(
                prescription.name(),
                prescription.upTo(),
                compared.stream().map(Prescription::name).toList());
    }

    /** The same of a name and a block among all names that are compared. */
    static String label(String name, String upTo, List<String> compared) {
        return Collections.frequency(compared, name) == 1 ? name : name + "(" + upTo + ")";
    }

    /**
     * Jets or events of both classes together, of a number of the target: in event classification the target's numbers
     * are events of each class.
     */
    public int together(int number) {
        return task == Task.EVENT_CLASSIFICATION ? 2 * number : number;
    }

    /** Validation jets at a size of the target, in the unit of the size. */
    public int validation(int size) {
        return target.validation().of(size, task == Task.EVENT_CLASSIFICATION);
    }

    /** What to do with a jet that cannot be used. */
    public enum BadJets {
        /** End before any training, naming the jets. */
        REFUSE,
        /** Leave them out and count them in the report. */
        SKIP
    }

    /**
     * How an experiment is compared with a baseline.
     *
     * @param failOn what fails a build: {@code significant-regression}, {@code any-regression} or {@code never}
     */
    public record Compare(String failOn) {
        /** What holds where a descriptor says nothing. */
        public static final Compare DEFAULT = new Compare("significant-regression");
    }

    /**
     * A gate as written.
     *
     * @param text the expression, such as {@code auc(fine-tuned, 10000) >= 0.87}
     * @param line its line in the descriptor, from 1
     * @param column its column in the descriptor, from 1
     */
    public record Expectation(String text, int line, int column) {}
}
