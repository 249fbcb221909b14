package org.taggerlab.harness.protocol;

import java.nio.charset.StandardCharsets;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.sample.View;

/** What identifies the jets of a view of some files. */
public final class ViewDigest {
    private ViewDigest() {}

    /**
     * The digest of a view.
     *
     * @param content digest of the files, 64 hexadecimal digits
     * @param view how they are seen; {@code null}: as they are
     */
    public static String of(String content, View view) {
        return view == null
                ? content
                : FileDigest.sha256((content + "\n" + new String(ProtocolJson.bytes(view), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
