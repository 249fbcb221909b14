package org.taggerlab.vocabulary.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.vocabulary.file.RecordJson;

class CourseTest {

    @ParameterizedTest
    @CsvSource({
        // jets, steps of an epoch asked for, fewest steps; passes, steps, epochs
        "20, 0, 0, 1, 1, 10",
        "20, 25, 0, 25, 25, 10",
        "20, 25, 300, 25, 25, 12",
        "20, 0, 300, 1, 1, 300",
        "160, 25, 0, 9, 27, 10",
        "160, 0, 29, 1, 3, 10",
        "160, 0, 31, 1, 3, 11",
        "5000, 25, 300, 1, 79, 10",
        // a single jet left over makes no step
        "129, 0, 0, 1, 2, 10",
        "130, 0, 0, 1, 3, 10",
    })
    void anEpochIsAsManyPassesAsMakeItsStepsAndATrainingAsManyEpochsAsMakeItsFewestSteps(
            int jets, int epochSteps, int minSteps, int passes, int steps, int epochs) {
        var training = training(Schedule.CONSTANT, 10, new Stopping(0, criterion(), 0, minSteps), epochSteps);

        assertThat(Course.of(training, jets)).isEqualTo(new Course(training, passes, steps, epochs));
    }

    @ParameterizedTest
    @CsvSource({
        // patience in epochs and steps, fewest steps; the epoch of 10 steps after which a training ends, its best the
        // second
        "0, 0, 0, 100, CAP",
        "3, 0, 0, 5, PATIENCE",
        "0, 25, 0, 5, PATIENCE",
        "3, 45, 0, 7, PATIENCE",
        "6, 45, 0, 8, PATIENCE",
        "3, 0, 95, 10, PATIENCE",
        "0, 0, 95, 100, CAP",
        "0, 25, 1200, 120, PATIENCE",
        "200, 0, 0, 100, CAP",
    })
    void aTrainingEndsWhenEveryPatienceIsOverAndItsFewestStepsAreMade(
            int patience, int patienceSteps, int minSteps, int last, Course.End end) {
        var stop = new Stopping(patience, criterion(), patienceSteps, minSteps);
        var course = Course.of(training(Schedule.CONSTANT, 100, stop, 10), 20);

        int over = IntStream.iterate(2, epoch -> epoch + 1)
                .filter(epoch -> course.isOver(epoch, 2))
                .findFirst()
                .orElseThrow();

        assertThat(over).isEqualTo(last);
        assertThat(course.end(over, 2)).isEqualTo(end);
    }

    @Test
    void aScheduleIsStretchedOverTheEpochsThatTheFewestStepsAdd() {
        var stop = new Stopping(0, criterion(), 0, 40);
        var step = Course.of(training(Schedule.step(List.of(3, 5), 0.5), 10, stop, 0), 20);
        var cosine = Course.of(training(Schedule.cosine(0.1), 10, stop, 0), 20);

        assertThat(step.epochs()).isEqualTo(40);
        assertThat(List.of(step.rate(12), step.rate(13), step.rate(20), step.rate(21)))
                .containsExactly(1.0, 0.5, 0.5, 0.25);
        assertThat(cosine.rate(1)).isEqualTo(1.0);
        assertThat(cosine.rate(10)).isGreaterThan(0.8);
        assertThat(cosine.rate(40)).isEqualTo(0.1);
    }

    @Test
    void whatIsNotAskedForIsNotInTheJsonAndNeedNotBe() throws Exception {
        String plain = RecordJson.MAPPER.writeValueAsString(Training.STANDARD);

        assertThat(plain).doesNotContain("steps");
        assertThat(RecordJson.MAPPER.readValue(plain, Training.class)).isEqualTo(Training.STANDARD);

        var asked = training(Schedule.CONSTANT, 10, new Stopping(0, criterion(), 7, 8), 9);
        String json = RecordJson.MAPPER.writeValueAsString(asked);
        assertThat(json).contains("\"patience-steps\":7", "\"min-steps\":8", "\"epoch-steps\":9");
        assertThat(RecordJson.MAPPER.readValue(json, Training.class)).isEqualTo(asked);
    }

    private static Stopping.Criterion criterion() {
        return Stopping.Criterion.VALIDATION_AUC;
    }

    private static Training training(Schedule schedule, int epochs, Stopping stop, int epochSteps) {
        return new Training(64, Optimiser.ADAM, 1, 0, 0, schedule, epochs, stop, epochSteps);
    }
}
