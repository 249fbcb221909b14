package org.taggerlab.harness.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.taggerlab.harness.catalogue.FetchException;
import org.taggerlab.harness.catalogue.Sample;

/**
 * One request for what is still missing of a sample [RFC 9110, section 14].
 *
 * @param part what is there already
 * @param patience when to give up
 */
record Transfer(
        HttpClient client, Sample sample, PartialFile part, SampleFetcher.Patience patience, FetchProgress progress) {
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    /** It did not get through; another attempt may. */
    static final class CutException extends Exception {
        private static final long serialVersionUID = 1;

        CutException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Https, or this machine, where no one can listen in. */
    static boolean isTrusted(URI uri) {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
    }

    /**
     * Appends to the part what is missing.
     *
     * @throws CutException if it did not get through
     * @throws FetchException if no further attempt can help
     * @throws IOException if the part cannot be written
     */
    void run() throws CutException, FetchException, IOException, InterruptedException {
        if (sample.bytes() != null && part.length() > sample.bytes()) {
            part.discard();
        }
        if (sample.bytes() != null && part.length() == sample.bytes()) {
            return;
        }
        long have = part.length();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request(have), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException e) {
            throw new FetchException(
                    "cannot be fetched: " + sample.url() + " gives an answer that is no valid HTTP (" + e.getMessage()
                            + "); correct `url`, or put the file with that sha256 at " + sample.file()
                            + " by other means",
                    e);
        } catch (IOException e) {
            throw new CutException("no answer (" + e + ")", e);
        }
        try (InputStream body = response.body()) {
            if (!isTrusted(response.uri())) {
                throw new FetchException(sample.url() + " leads to " + response.uri() + ", which is not https");
            }
            take(response, body, have);
        }
    }

    private HttpRequest request(long have) throws IOException {
        var request = HttpRequest.newBuilder(sample.url())
                .timeout(patience.window())
                .header("User-Agent", "tagger-lab")
                .header("Accept-Encoding", "identity");
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            if (!part.etag().isEmpty()) {
                request.header("If-Range", part.etag());
            }
        }
        return request.build();
    }

    private void take(HttpResponse<InputStream> response, InputStream body, long have)
            throws CutException, FetchException, IOException {
        int status = response.statusCode();
        if (status == 200) {
            part.begin(response.headers().firstValue("ETag").orElse(""));
            append(response, body, 0);
        } else if (status == 206 && begins(response, have)) {
            append(response, body, have);
        } else if (status == 206 || status == 416) {
            part.discard();
            throw new CutException(
                    "the server gave another range than the one asked for (status " + status + ")", null);
        } else if (PASSING.contains(status)) {
            throw new CutException("the server answered with status " + status, null);
        } else if (status / 100 == 3) {
            throw new FetchException("cannot be fetched: " + response.uri() + " redirects to "
                    + response.headers().firstValue("Location").orElse("nowhere")
                    + ", which is not https or one redirect too many; give the address of the file itself");
        } else {
            throw new FetchException("cannot be fetched: " + response.uri() + " answered with status " + status
                    + "; open it in a browser, and correct `url` if it has moved");
        }
    }

    private static boolean begins(HttpResponse<?> response, long have) {
        return response.headers()
                .firstValue("Content-Range")
                .filter(range -> range.matches("bytes " + have + "-\\d+/(\\d+|\\*)"))
                .isPresent();
    }

    private void append(HttpResponse<?> response, InputStream body, long have)
            throws CutException, FetchException, IOException {
        long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (length > most() - have) {
            part.discard();
            throw tooLong();
        }
        long total = sample.bytes() != null ? sample.bytes() : length < 0 ? -1 : have + length;
        long at = have;
        byte[] buffer = new byte[1 << 16];
        progress.at(at, total);
        try (var watch = new RateWatch(body, patience.window(), patience.slowest());
                OutputStream out =
                        Files.newOutputStream(part.file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int read = read(body, buffer, watch); read >= 0; read = read(body, buffer, watch)) {
                watch.brought(read);
                out.write(buffer, 0, read);
                at += read;
                if (at > most()) {
                    out.close();
                    part.discard();
                    throw tooLong();
                }
                progress.at(at, total);
            }
        }
        if (at < total) {
            throw new CutException("the connection ended early", null);
        }
    }

    private long most() {
        return sample.bytes() == null ? patience.most() : sample.bytes();
    }

    private FetchException tooLong() {
        return new FetchException(
                sample.bytes() == null
                        ? "at " + sample.url() + " has more than " + FileSize.of(patience.most())
                                + ", and the catalogue does not say how many; add `bytes` if it really is that large"
                        : "at " + sample.url() + " has more than the " + sample.bytes()
                                + " bytes that the catalogue says; correct `bytes` and `sha256` if its publisher replaced"
                                + " the file and you trust the new one");
    }

    private int read(InputStream body, byte[] buffer, RateWatch watch) throws CutException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new CutException(
                    watch.isTooSlow()
                            ? "less than %s came in %s s"
                                    .formatted(
                                            FileSize.of(patience.slowest()),
                                            Math.round(patience.window().toMillis() / 1000.0))
                            : "the connection was cut (" + e.getMessage() + ")",
                    e);
        }
    }
}
