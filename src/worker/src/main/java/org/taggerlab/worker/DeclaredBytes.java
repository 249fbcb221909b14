package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.FileStates;
import org.taggerlab.vocabulary.sample.FileContent;
import org.taggerlab.vocabulary.sample.FilePart;

/**
 * The bytes that a request declares. Readers go to and fro in a file, so it is digested after they have read it, and must be
 * the same file, unchanged, that it was before they opened it.
 *
 * @param sha256 the digest of the content of all files
 * @param before the files before they are opened
 */
record DeclaredBytes(List<FilePart> files, String sha256, FileStates before) {

    /** Those of files that are not open yet. */
    static DeclaredBytes of(List<FilePart> files, String sha256) {
        return new DeclaredBytes(
                files, sha256, FileStates.of(files.stream().map(FilePart::path).toList()));
    }

    /**
     * The digest of the bytes that were read since this was made.
     *
     * @throws SampleException if they are not those that the request declares
     */
    String verified() {
        var contents = new ArrayList<FileContent>();
        for (FilePart file : files) {
            String digest = digest(file.path());
            contents.add(new FileContent(digest, file.events() == null ? digest : file.events()));
        }
        String found = FileContent.digest(contents);
        if (!found.equals(sha256)) {
            throw refused("was replaced after it was checked: its digest is now "
                    + contents.get(0).sha256());
        }
        if (!before.areCurrent()) {
            throw refused("changed while it was read");
        }
        return found;
    }

    private SampleException refused(String why) {
        return SampleException.of(
                files.get(0).path(),
                (files.size() == 1 ? "" : "or another of the sample's " + files.size() + " files ") + why,
                "put the right file back, or correct `sha256` in the catalogue, and run again");
    }

    private static String digest(Path file) {
        try {
            return FileDigest.sha256(file);
        } catch (IOException e) {
            throw SampleException.unreadable(file, e);
        }
    }
}
