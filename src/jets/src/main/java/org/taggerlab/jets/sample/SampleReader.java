package org.taggerlab.jets.sample;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.SampleItem;

/**
 * Jets or events of a sample, read from the beginning as often as asked, one at a time.
 *
 * <p>Reading stops with a {@link SampleException} where a file is broken.
 */
public interface SampleReader<T extends SampleItem> extends AutoCloseable {

    Path file();

    /** What the file says of itself, by name in alphabetical order. */
    Map<String, String> attributes();

    /** {@code jet} or {@code event}. */
    String unit();

    /** Every one, flawed ones too. */
    Iterator<T> unchecked();

    /** The same; what repeats an earlier one may be flawed too. */
    default Iterator<T> checked() {
        return unchecked();
    }

    /** Particles that were left out of what the latest iteration has read so far, counted by reason. */
    default LeftOut leftOut() {
        return new LeftOut();
    }

    /**
     * Chosen ones, flawed ones too, from front to back.
     *
     * @param rising indices in the sample; one that the sample does not have throws a {@link SampleException}
     */
    default Iterator<T> chosen(int... rising) {
        return chosen(unchecked(), rising);
    }

    /** Those of rising indices among all that come from front to back. */
    default Iterator<T> chosen(Iterator<T> all, int... rising) {
        int[] read = {0};
        return new Indexed<>(rising.length, i -> {
                    int index = rising[(int) i];
                    while (all.hasNext()) {
                        T item = all.next();
                        read[0]++;
                        if (item.index() == index) {
                            return item;
                        }
                    }
                    throw missing(index, read[0]);
                })
                .iterator();
    }

    /** {@code item} itself, or a {@link SampleException} when it is flawed. */
    default T usable(T item) {
        return usable(file(), unit(), item);
    }

    /** The same of an item from anywhere. */
    static <T extends SampleItem> T usable(Path file, String unit, T item) {
        item.flaw().ifPresent(flaw -> {
            throw SampleException.of(
                    file,
                    unit + " " + item.index() + ": " + flaw,
                    "leave this %s out (an inspection lists all such %ss) or make the file again"
                            .formatted(unit, unit));
        });
        return item;
    }

    /** That a sample of {@code count} items has none of an index. */
    default SampleException missing(int index, long count) {
        return SampleException.of(
                file(),
                "%s %s: is not in the sample, which has %s %ss".formatted(unit(), index, count, unit()),
                "inspect the sample again; it may have been replaced");
    }

    @Override
    void close();
}
