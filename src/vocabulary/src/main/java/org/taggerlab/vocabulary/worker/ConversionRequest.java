package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.FilePart;

/**
 * Write a sample of any known layout in the layout {@code tagger-jets/1}.
 *
 * @param input the sample; its digest numbers events that have no number
 * @param converted the file to write
 * @param overwrite whether a file of that name may be replaced; the sample itself never is
 * @param label only jets that the file labels so, 1 signal or 0 background; {@code null}: all
 * @param clustering how jets are made of a file that holds events; {@code null}: {@link Clustering#FAT_JETS}, and files of jets
 *     are taken too
 * @param detector measures each jet; {@code null}: as they are
 * @param attributes what the new file says of itself, such as process, over what the old one does
 * @param dropBad leave out jets that cannot be used; otherwise the first of them ends the conversion
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversionRequest(
        FilePart input,
        Path converted,
        boolean overwrite,
        Integer label,
        Clustering clustering,
        Detector detector,
        Map<String, String> attributes,
        boolean dropBad)
        implements WorkerRequest<ConversionRequest.Converted> {

    @Override
    public Answer<Converted> answer() {
        return new Answer<>(Converted.class, WorkerFiles.CONVERTED);
    }

    @Override
    public Path subject() {
        return input.path();
    }

    /**
     * What became of a sample.
     *
     * @param format the layout it had
     * @param read jets that were read
     * @param written jets in the new files
     * @param dropped jets that cannot be used, by reason, numbers in it replaced by {@code #}
     * @param leftOut particles that were left out of jets as they were read, by reason
     * @param files what was written, more than one of a large sample
     */
    public record Converted(
            String format,
            int read,
            int written,
            Map<String, Integer> dropped,
            Map<String, Long> leftOut,
            List<Path> files) {}
}
