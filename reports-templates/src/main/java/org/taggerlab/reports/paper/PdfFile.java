package org.taggerlab.reports.paper;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.fop.svg.PDFTranscoder;
import org.taggerlab.vocabulary.file.FileDigest;

/** The PDF of a figure, by Apache FOP: lines and letters, in fonts that every reader of PDF has. */
final class PdfFile {
    /** Of these FOP knows the widths, so that no font has to be installed; Symbol has the Greek letters and signs. */
    private static final String FONTS = "Helvetica, Symbol";

    private static final Pattern DATE = Pattern.compile("(/CreationDate \\(D:)\\d{14}");
    private static final Pattern ID = Pattern.compile("(/ID \\[<)[0-9A-F]{32}(> <)[0-9A-F]{32}>");

    private PdfFile() {}

    /**
     * The drawing as PDF. The same drawing gives the same bytes: date and identifier are made of it and not of the clock.
     *
     * @param svg of {@link SvgFile}
     */
    static byte[] of(String svg) {
        var pdf = new ByteArrayOutputStream();
        try {
            new PDFTranscoder()
                    .transcode(
                            new TranscoderInput(new StringReader(svg.replace(SvgFile.FONTS, FONTS))),
                            new TranscoderOutput(pdf));
        } catch (TranscoderException e) {
            throw new IllegalStateException("a figure cannot be converted to PDF", e);
        }
        String id = FileDigest.sha256(svg.getBytes(StandardCharsets.UTF_8))
                .substring(0, 32)
                .toUpperCase(Locale.ROOT);
        // of equal length, so that the places of its parts stay right
        String text = DATE.matcher(pdf.toString(StandardCharsets.ISO_8859_1)).replaceFirst("$120000101000000");
        return ID.matcher(text).replaceFirst("$1" + id + "$2" + id + ">").getBytes(StandardCharsets.ISO_8859_1);
    }
}
