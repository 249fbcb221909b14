package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadDescriptorTest {
    @TempDir
    Path temporary;

    private DescriptorFolder folder;

    @BeforeEach
    void openFolder() {
        folder = new DescriptorFolder(temporary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "trainng: {} | 4:1: unknown key `trainng`; did you mean `training`?",
                "training: {epocs: 3} | 4:12: unknown key `epocs` in `training`; did you mean `epochs`?",
                "training: {colour: 3} | 4:12: unknown key `colour` in `training`; known here: batch, optimiser, learning-rate, momentum, weight-decay, schedule, tune, epochs, epoch-steps, warm-up, clip, average, stop",
                "training: {epochs: many} | 4:20: `training.epochs` is the text \"many\"; expected a whole number (maximum number of epochs; default: 30)",
                "training: {epochs: 1.5} | 4:20: `training.epochs` is 1.5; expected a whole number (maximum number of epochs; default: 30)",
                "training: {epochs: 2_000} | 4:20: `training.epochs` is the text \"2_000\"; expected a whole number; write 2000",
                "training: {epochs: } | 4:19: `training.epochs` is empty; expected a whole number (maximum number of epochs; default: 30)",
                "training: {epochs: 0} | 4:20: `training.epochs` is 0; expected at least 1",
                "training: {epochs: [3]} | 4:20: `training.epochs` is the list [3]; expected a whole number (maximum number of epochs; default: 30)",
                "training: 3 | 4:11: `training` is 3; expected a map (how every trial is trained unless its prescription says otherwise)",
                "training: {learning-rate: 0} | 4:27: `training.learning-rate` is 0; expected more than 0",
                "training: {learning-rate: .nan} | 4:27: `training.learning-rate` is the text \".nan\"; expected a number (learning rate of the first epoch; default: 0.001)",
                "training: {optimiser: adm} | 4:23: `training.optimiser` is the text \"adm\"; did you mean `adam`? Expected one of adam, adamw, sgd",
                "training: {optimiser: adamw, momentum: 0.5} | 4:30: momentum belongs to `optimiser: sgd`; adam has its own",
                "training: {warm-up: 0} | 4:21: `training.warm-up` is 0; expected at least 1",
                "training: {clip: 0} | 4:18: `training.clip` is 0; expected more than 0",
                "training: {average: 1} | 4:21: `training.average` is 1; expected less than 1",
                "training: {momentum: 0.5} | 4:12: momentum belongs to `optimiser: sgd`; adam has its own",
                "training: {stop: {on: validation-loss}} | 4:12: `training.stop` has no `patience` (number of epochs without improvement after which training stops; 0: never)",
                "training: {stop: {min-steps: 0}} | 4:30: `training.stop.min-steps` is 0; expected at least 1",
                "training: {stop: {patience: 3, patience-step: 9}} | 4:32: unknown key `patience-step` in `training.stop`; did you mean `patience-steps`?",
                "training: {epoch-steps: 25.5} | 4:25: `training.epoch-steps` is 25.5; expected a whole number (minimum number of steps of an epoch, which then is several passes over the training jets; default: one pass)",
                "training: {tune: {learning-rate: [0.001]}} | 4:12: `training.tune` makes 1 candidate; expected 2 to 64; give more values",
                "training: {tune: {}} | 4:12: `training.tune` makes 1 candidate; expected 2 to 64; give more values",
                "training: {tune: {batch: [2, 3, 4, 5, 6, 7, 8, 9], epochs: [1, 2, 3, 4, 5], stop: {min-steps: [1, 2]}}} | 4:12: `training.tune` makes 80 candidates; expected 2 to 64; give fewer values",
                "training: {tune: {learning-rate: 0.001}} | 4:34: `training.tune.learning-rate` is 0.001; expected a list (values of learning-rate to choose from)",
                "training: {tune: {batch: [16, 1]}} | 4:31: `training.tune.batch[1]` is 1; expected at least 2",
                "training: {tune: {batch: [16, 16]}} | 4:26: `training.tune.batch` names something twice: the list [16,16]",
                "training: {tune: {momentum: [0.1, 0.2]}} | 4:19: unknown key `momentum` in `training.tune`; known here: batch, learning-rate, weight-decay, epochs, epoch-steps, stop, repetitions",
                "training: {tune: {batch: [8, 9], repetitions: each}} | 4:47: `training.tune.repetitions` is the text \"each\"; expected one of first, all",
                "training: {schedule: {cosine: 0.001}, tune: {learning-rate: [0.001, 0.0001]}} | 4:31: `training.schedule.cosine` is 0.001, above training.tune.learning-rate 1.0E-4; the rate has to fall",
                "prescriptions: [from-scratch, fine-tuned: {tune: {batch: [8, 16, 32]}}] | 4:1: none of the prescriptions may be tuned more than another, but from-scratch has 1, fine-tuned has 3 candidates; give each `tune` as many, or write one below `training`",
                "prescriptions: [from-scratch: {tune: {batch: [8, 9]}}, frozen: {tune: {batch: [8, 9], repetitions: all}}] | 4:1: none of the prescriptions may be tuned more than another, but from-scratch has 2, frozen has 2 in every repetition candidates; give each `tune` as many, or write one below `training`",
                "prescriptions: [frozen: {learning-rate: 0.1, tune: {learning-rate: [0.1, 0.2]}}] | 4:26: `frozen` chooses its `learning-rate` by `tune`; leave out one of the two",
                "training: {schedule: cosin} | 4:22: `training.schedule` is the text \"cosin\"; expected one of constant, one-cycle",
                "training: {schedule: {step: [3], cosine: 0}} | 4:23: `training.schedule` cannot have `step` beside cosine",
                "training: {schedule: {factor: 0.1}} | 4:12: `training.schedule` has no `step` (epochs after which the learning rate is multiplied by factor)",
                "training: {schedule: {cosine: 0.01}} | 4:31: `training.schedule.cosine` is 0.01, above training.learning-rate 0.001; the rate has to fall",
                "training: {batch: 1} | 4:19: `training.batch` is 1; expected at least 2",
                "training: {epochs: 0.5} | 4:20: `training.epochs` is 0.5; expected a whole number (maximum number of epochs; default: 30)",
                "training: {epochs: 1 000} | 4:20: `training.epochs` is the text \"1 000\"; expected a whole number; write 1000",
                "training: {optimiser: sdg, momentum: 0.5} | 4:23: `training.optimiser` is the text \"sdg\"; did you mean `sgd`? Expected one of adam, adamw, sgd",
                "prescriptions: {frozen: {}} | 4:16: `prescriptions` is a map; expected a list; begin each entry of the list with `- `",
                "prescriptions: from-scratch, frozen | 4:16: `prescriptions` is the text \"from-scratch, frozen\"; expected a list; write [from-scratch, frozen]",
                "prescriptions: [frozen, frozen: {upto: 3}] | 4:40: `prescriptions[1].frozen.upto` is 3; expected text (last block of the trunk: edge-conv (all of them), edge-conv-1 ..., fusion; encoder (all of them), encoder-1 ...; default: edge-conv or encoder)",
                "prescriptions: [] | 4:16: `prescriptions` has 0 entries; expected at least 1",
                "prescriptions: [fine-tune] | 4:17: `prescriptions[0]` is the text \"fine-tune\"; did you mean `fine-tuned`? Expected one of from-scratch, fine-tuned, frozen, linear-probe, probe-then-tune, unfreezing, layer-decay, norms-and-biases, low-rank, l2-to-source, replay, added-background, recalibrated",
                "prescriptions: [layer-decay: {factor: 0}] | 4:39: `prescriptions[0].layer-decay.factor` is 0; expected more than 0",
                "prescriptions: [layer-decay: {factor: 1.5}] | 4:39: `prescriptions[0].layer-decay.factor` is 1.5; expected at most 1",
                "prescriptions: [layer-decay] | 4:17: `layer-decay` needs its `factor`: write `layer-decay: {factor: ...}`",
                "prescriptions: [unfreezing] | 4:17: `unfreezing` needs its `every`: write `unfreezing: {every: ...}`",
                "prescriptions: [unfreezing: {}] | 4:17: `prescriptions[0].unfreezing` has no `every` (steps from one block to the one below it)",
                "prescriptions: [unfreezing: {every: 0}] | 4:37: `prescriptions[0].unfreezing.every` is 0; expected at least 1",
                "prescriptions: [low-rank: {rank: 33}] | 4:34: `rank` is 33, above the width 32 of the narrowest block; expected that at most",
                "prescriptions: [low-rank: {rank: 4, upto: dense}] | 4:43: this lundnet has no block `dense`; It can have additions up to one of edge-conv, edge-conv-1, edge-conv-2, edge-conv-3, edge-conv-4, edge-conv-5, edge-conv-6, fusion",
                "prescriptions: [l2-to-source: {strength: 0}] | 4:42: `prescriptions[0].l2-to-source.strength` is 0; expected more than 0",
                "prescriptions: [replay: {share: 1}] | 4:33: `prescriptions[0].replay.share` is 1; expected less than 1",
                "prescriptions: [linear-probe: {batch-norm: train}] | 4:32: unknown key `batch-norm` in `prescriptions[0].linear-probe`; known here: learning-rate, tune",
                "prescriptions: [linear-probe, linear-probe] | 4:31: `linear-probe` stands twice; compare variants of one prescription in two descriptors",
                "prescriptions: [{frozn: {}}] | 4:18: unknown key `frozn` in `prescriptions[0]`; did you mean `frozen`?",
                "prescriptions: [frozen, frozen: {upto: edge-conv-6}] | 4:25: `frozen` stands twice up to the same block; give each another `upto`, or compare variants of one prescription in two descriptors",
                "prescriptions: [fine-tuned, fine-tuned: {head-multiplier: 2}] | 4:29: `fine-tuned` stands twice; compare variants of one prescription in two descriptors",
                "publish: [frozn] | 4:11: `frozn` is none of the prescriptions of this experiment; expected one of from-scratch, fine-tuned, frozen",
                "allow: [divergd] | 4:9: `allow[0]` is the text \"divergd\"; did you mean `diverged`? Expected one of diverged, failed",
                "prescriptions: [frozen: {upto: edge-conv-7}] | 4:32: this lundnet has no block `edge-conv-7`; did you mean `edge-conv-1`? It can be frozen up to one of edge-conv, edge-conv-1, edge-conv-2, edge-conv-3, edge-conv-4, edge-conv-5, edge-conv-6, fusion",
                "repetitions: true | 4:14: `repetitions` is true; expected a whole number (how often each point is repeated, each time with a different subset and different initial weights; tests need 5)",
                "seed: -1 | 4:7: `seed` is -1; expected at least 0",
                "seed: 99999999999999999999 | 4:7: `seed` is 99999999999999999999; expected at most 9007199254740991",
                "bad-jets: skp | 4:11: `bad-jets` is the text \"skp\"; did you mean `skip`? Expected one of refuse, skip",
                "task: jet | 4:7: `task` is the text \"jet\"; expected one of jet-tagging, event-classification",
                "title: '' | 4:8: `title` is empty; write something, or leave the key out",
                "expect: [3] | 4:10: `expect[0]` is 3; expected text",
                "split: {test: 0} | 4:15: `split.test` is 0; expected more than 0",
                "profiles: {paper: {training.stop.on: validation-auc}} | 4:20: `training.stop` has no `patience` (number of epochs without improvement after which training stops; 0: never)",
                "profiles: {paper: {training.epocs: 3}} | 4:20: there is no setting `training.epocs`; did you mean `training.epochs`?",
                "profiles: {paper: {training.epochs: x}} | 4:37: `training.epochs` is the text \"x\"; expected a whole number (maximum number of epochs; default: 30)",
                "profiles: {paper: {seed.more: 3}} | 4:20: there is no setting `seed.more`: `seed` is one value and is replaced as a whole",
                "profiles: {paper: 3} | 4:19: `profiles.paper` is 3; expected a map",
                "profiles: {../up: {}} | 4:12: `../up` cannot be a name: it may have letters, digits, `_`, `-` (and, for a sample, `.`), begins with a letter or digit, and has 64 characters at most",
            })
    void eachMistakeIsNamedInItsPlaceAndIsTheOnlyOne(String line, String message) {
        assertThat(folder.errors(DescriptorFolder.SMALL + line + "\n")).containsExactly("one.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "type: lundnet | type: lundnt | 1:17: `network.type` is the text \"lundnt\"; did you mean `lundnet`? Expected one of lundnet, particlenet, particlenet-lite, event-transformer",
                "type: lundnet | type: particlenet, fusion: 3 | 1:30: a particlenet has no `fusion`; it has features, constituents, neighbours, blocks, dense, dropout",
                "type: lundnet | type: lundnet, nodes: [ln-z, ln-zz] | 1:40: `network.nodes[1]` is the text \"ln-zz\"; did you mean `ln-z`? Expected one of ln-z, ln-delta, psi, ln-m, ln-kt",
                "type: lundnet | type: lundnet, nodes: [psi, psi] | 1:33: `network.nodes` names something twice: the list [\"psi\",\"psi\"]",
                "type: lundnet | type: particlenet, features: [ln-pt, d-eta] | 1:40: the first two features have to be d-eta, d-phi: they are the coordinates",
                "type: lundnet | type: event-transformer | 1:17: an event-transformer needs `task: event-classification`",
                "signal: top, background: qcd, size: 100 | unlabelled: top, size: 100 | 2:10: only events can be learnt without labels: `task: event-classification`",
                "type: lundnet | blocks: [[3]] | 1:1: `network` has no `type` (which network)",
                "signal: top | signal: topp | 2:18: there is no sample `topp` in the catalogue; did you mean `top`?",
                "signal: top | signal: qcd | 2:35: signal and background are the same sample `qcd`",
                "signal: top | model: top.zip, signal: top | 2:26: `source.model` is an existing tagger, so there is nothing to train with `signal`; leave out one of the two",
                "signal: top, background: qcd, size: 1000 | model: top.zip, test: 400 | 2:26: `source.test` scores labelled jets of the task that `source.model` has learnt, and a tagger file holds none; name samples of that task with `signal` and `background`, or leave out `test`",
                "size: 1000 | size: 1000, test: 1 | 2:58: `source.test` is 1; expected at least 2",
                "size: 1000 | size: 1000, repetitions: 6 | 2:65: `source.repetitions` is 6, above the `repetitions` of the experiment, 5; nothing would start from the others: lower it, or raise `repetitions`",
                "signal: top, background: qcd, size: 1000 | model: top.zip, repetitions: 2 | 2:26: `source.model` is an existing tagger, so there is nothing to train with `repetitions`; leave out one of the two",
                "validation: 40 | validation: {share: 0.03} | 3:77: `target.validation.share` 0.03 leaves 1 validation jets of each class at size 100; expected at least 2; raise it, or leave out the smallest sizes",
                "size: 1000 | size: 1000, labels: shufled | 2:60: `source.labels` is the text \"shufled\"; did you mean `shuffled`? Expected one of simulated, shuffled",
                "validation: 40 | validation: {} | 3:69: `target.validation` is empty; expected one of share",
                "validation: 40 | validation: {part: 0.2} | 3:70: unknown key `part` in `target.validation`; known here: share",
                "validation: 40 | validation: 0.2 | 3:69: `target.validation` is 0.2; expected a whole number (validation jets, signal and background together, or events per class; or {share: 0.2} for so many per training jet; part of the label budget)",
                "size: 1000 | siez: 1000 | 2:40: unknown key `siez` in `source`; did you mean `size`?",
                ", size: 1000 | '' | 2:1: `source` has no `size` (training jets, signal and background together)",
                "[100, 200] | [100, 1] | 3:51: `target.sizes[1]` is 1; expected at least 2",
                "[100, 200] | [100, 100] | 3:45: `target.sizes` names something twice: the list [100,100]",
                "[100, 200] | 100 | 3:45: `target.sizes` is 100; expected a list (training jets per point, signal and background together; or training events per class)",
            })
    void aMistakeInTheRequiredPartIsNamedInItsPlace(String right, String wrong, String message) {
        String text = DescriptorFolder.SMALL.replaceFirst(
                java.util.regex.Pattern.quote(right), wrong.equals("''") ? "" : wrong);

        assertThat(folder.errors(text)).contains("one.yaml:" + message);
    }

    @Test
    void aListWithoutBracketsIsNotTakenForOneNumber() {
        String text = DescriptorFolder.SMALL.replace(
                "{signal: w, background: qcd, sizes: [100, 200], validation: 40, test: 60}",
                "\n  signal: w\n  background: qcd\n  validation: 40\n  test: 60\n  sizes: 200, 500");

        assertThat(folder.errors(text))
                .containsExactly(
                        "one.yaml:8:10: `target.sizes` is the text \"200, 500\"; expected a list; write [200, 500]");
    }

    @Test
    void everyMistakeOfEveryDescriptorIsReportedAtOnce() {
        folder.write("a.yaml", DescriptorFolder.SMALL + "seed: x\nepochs: 3\n");
        folder.write("b.yaml", "target: 3\n");

        assertThat(folder.errorsOf(folder::read))
                .containsExactly(
                        "a.yaml:4:7: `seed` is the text \"x\"; expected a whole number (root seed of all random numbers)",
                        "a.yaml:5:1: unknown key `epochs`; known here: title, note, task, network, source, target, "
                                + "prescriptions, training, split, repetitions, seed, bad-jets, expect, allow, publish, compare, profiles",
                        "b.yaml:1:1: `network` is missing (the network of source and target)",
                        "b.yaml:1:1: `source` is missing (what is transferred from: signal and background, "
                                + "unlabelled events, or an existing model; may be missing where all prescriptions are "
                                + "from-scratch); needed by fine-tuned, frozen: add it, or compare from-scratch only",
                        "b.yaml:1:9: `target` is 3; expected a map (what is transferred to)");
    }

    @Test
    void replayNeedsLabelledJetsOfTheSource() {
        String model = DescriptorFolder.SMALL.replaceAll("source: .*\n", "source: {model: top.zip}\n");

        assertThat(folder.errors(model + "prescriptions: [replay: {share: 0.1}]\n"))
                .containsExactly(
                        "one.yaml:4:17: `replay` trains on labelled jets of the source, and `source.model` is a"
                                + " tagger without its jets; train the source here with `signal` and `background`, or leave"
                                + " `replay` out");
        assertThat(folder.errors(model + "prescriptions: [from-scratch, added-background: {share: 0.1}]\n"))
                .containsExactly(
                        "one.yaml:4:31: `added-background` trains on labelled jets of the source, and `source.model` is a"
                                + " tagger without its jets; train the source here with `signal` and `background`, or leave"
                                + " `added-background` out");
    }

    @Test
    void aSourceWithoutLabelsHasNoTaskToTest() {
        assertThat(folder.errors("""
                        task: event-classification
                        network: {type: event-transformer}
                        source: {unlabelled: standin, size: 100, test: 40}
                        target: {signal: higgs, background: top, sizes: [100], validation: 40, test: 60}
                        """))
                .contains("one.yaml:3:42: `source.test` scores labelled events of the source's task, and"
                        + " `source.unlabelled` has no labels; leave out `test`");
    }

    @Test
    void aNetworkWithoutBatchNormCannotBeRecalibrated() {
        assertThat(folder.errors("""
                        task: event-classification
                        network: {type: event-transformer}
                        source: {unlabelled: standin, size: 100}
                        target: {signal: higgs, background: top, sizes: [100], validation: {share: 0.2}, test: 60}
                        prescriptions: [recalibrated, replay: {share: 0.1}]
                        """))
                .contains(
                        "one.yaml:5:17: `recalibrated` estimates the statistics of BatchNorms again, and an event-transformer"
                                + " has none; leave it out",
                        "one.yaml:5:31: `replay` trains on labelled jets of the source, and `source.unlabelled` has no"
                                + " labels; train the source here with `signal` and `background`, or leave `replay` out");
    }

    @Test
    void aDescriptorWithoutSourceNamesThePrescriptionsThatNeedOne() {
        String text = DescriptorFolder.SMALL.replaceAll("source: .*\n", "");

        assertThat(folder.errors(text + "prescriptions: [from-scratch, frozen: {upto: fusion}]\n"))
                .containsExactly("one.yaml:1:1: `source` is missing (what is transferred from: signal and background, "
                        + "unlabelled events, or an existing model; may be missing where all prescriptions are "
                        + "from-scratch); needed by frozen: add it, or compare from-scratch only");
        assertThat(folder.errors(text + "prescriptions: [from-scratch: {learning-rate: 0.1}]\n"))
                .isEmpty();
        assertThat(folder.read(text + "prescriptions: [from-scratch]\n").source())
                .isNull();
    }

    @Test
    void aMistakeOnTheCommandLineIsOneErrorHoweverManyDescriptorsThereAre() {
        folder.write("a.yaml", DescriptorFolder.SMALL).write("b.yaml", "\n" + DescriptorFolder.SMALL);

        assertThat(folder.errorsOf(() -> Experiments.read(folder.path(), null, List.of(), Map.of("seed", "[3]"))))
                .containsExactly(folder.path() + ": -Dtagger.set=seed=[3]: `seed` is the list [3]; expected a whole "
                        + "number (root seed of all random numbers)");
        assertThat(folder.errorsOf(() -> Experiments.read(folder.path(), "papper", List.of(), Map.of())))
                .containsExactly(folder.path() + ": there is no profile `papper`; known here: quick");

        folder.write("b.yaml", DescriptorFolder.SMALL.replace("lundnet", "particlenet"));
        assertThat(folder.errorsOf(
                        () -> Experiments.read(folder.path(), null, List.of(), Map.of("network.fusion", "8"))))
                .containsExactly(
                        "b.yaml: -Dtagger.set=network.fusion=8: a particlenet has no `fusion`; it has features, "
                                + "constituents, neighbours, blocks, dense, dropout");
    }

    @Test
    void aFileThatIsNoMapIsRefused() {
        assertThat(folder.errors("just text\n"))
                .containsExactly("one.yaml:1:1: the file is the text \"just text\"; expected a map (One experiment: a "
                        + "tagger is trained on a source task and transferred to a target task.)");
    }

    @Test
    void twoDescriptorsOfOneNameAreRefused() {
        folder.write("same.yaml", DescriptorFolder.SMALL).write("same.yml", DescriptorFolder.SMALL);
        folder.write("Other.yaml", DescriptorFolder.SMALL).write("other.yaml", DescriptorFolder.SMALL);

        assertThat(folder.errorsOf(folder::read))
                .containsExactly(
                        "other.yaml: an experiment of the same name stands in Other.yaml; rename one of them",
                        "same.yml: an experiment of the same name stands in same.yaml; rename one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top to w", "a&b", "-top", "top.", "con", "NUL.1", "<b>"})
    void aNameThatSomeFileSystemOrUrlWouldNotTakeIsRefused(String name) {
        folder.write(name + ".yaml", DescriptorFolder.SMALL);

        assertThat(folder.errorsOf(folder::read)).first().asString().contains(name + ".yaml", "rename the file");
    }

    @Test
    void anUnknownProfileIsRefusedWithThoseThatExist() {
        folder.write("one.yaml", DescriptorFolder.SMALL + "profiles: {paper: {seed: 3}}\n");

        assertThat(folder.errorsOf(() -> Experiments.read(folder.path(), "long", List.of(), Map.of())))
                .containsExactly("one.yaml:4:1: there is no profile `long`; known here: paper, quick");
        assertThat(folder.errorsOf(() -> Experiments.read(folder.path(), "papper", List.of(), Map.of())))
                .containsExactly("one.yaml:4:1: there is no profile `papper`; did you mean `paper`?");
    }

    @Test
    void aProfileThatSomeHaveLeavesOutTheOthersUnlessTheyAreAskedFor() {
        folder.write("one.yaml", DescriptorFolder.SMALL + "profiles: {tour: {seed: 3}}\n");
        folder.write("two.yaml", DescriptorFolder.SMALL);

        assertThat(Experiments.read(folder.path(), "tour", List.of(), Map.of()))
                .extracting(Experiment::name)
                .containsExactly("one");
        assertThat(folder.errorsOf(() -> Experiments.read(folder.path(), "tour", List.of("one", "two"), Map.of())))
                .containsExactly("two.yaml:1:1: there is no profile `tour`; known here: quick");
    }

    @Test
    void anUnknownExperimentIsRefusedWithThoseThatExist() {
        folder.write("one.yaml", DescriptorFolder.SMALL).write("two.yaml", DescriptorFolder.SMALL);

        assertThat(folder.errorsOf(() -> Experiments.read(folder.path(), null, List.of("three"), Map.of())))
                .containsExactly(folder.path()
                        + ": -Dtagger.only=three: there is no experiment of this name; known here: one, two");
    }

    @Test
    void aWrongSettingIsReportedAsItWasGiven() {
        folder.write("one.yaml", DescriptorFolder.SMALL);

        assertThat(folder.errorsOf(
                        () -> Experiments.read(folder.path(), null, List.of(), Map.of("training.epocs", "3"))))
                .containsExactly(folder.path() + ": -Dtagger.set=training.epocs=3: there is no setting "
                        + "`training.epocs`; did you mean `training.epochs`?");
        assertThat(folder.errorsOf(() -> Experiments.read(folder.path(), null, List.of(), Map.of("seed", "[3]"))))
                .containsExactly("one.yaml: -Dtagger.set=seed=[3]: `seed` is the list [3]; expected a whole number "
                        + "(root seed of all random numbers)");
        assertThat(folder.errorsOf(() -> Experiments.read(folder.path(), null, List.of(), Map.of("seed", "[3"))))
                .singleElement()
                .asString()
                .contains("-Dtagger.set=seed=[3: not valid YAML");
    }

    @Test
    void aFolderWithoutDescriptorsIsRefused() {
        assertThat(folder.errorsOf(folder::read))
                .containsExactly(folder.path() + ": there is no descriptor in this folder; an experiment is a file "
                        + "<name>.yaml");
        assertThat(folder.errorsOf(() -> Experiments.read(folder.path().resolve("none"), null, List.of(), Map.of())))
                .containsExactly("none: there is no such folder; it should hold the descriptors of the experiments");
    }
}
