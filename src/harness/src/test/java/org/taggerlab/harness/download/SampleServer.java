package org.taggerlab.harness.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of one file, on this machine, that can be told to behave badly. */
final class SampleServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** What {@code /jets.h5} is now. */
    volatile byte[] content = new byte[0];
    /** Its name; {@code null}: none is sent. */
    volatile String etag = "\"one\"";
    /** This many answers end after half of what they promise. */
    volatile int cuts;
    /** This many answers stall after half of what they promise. */
    volatile int stalls;
    /** Whether every answer stalls after half of what it promises and drips on, byte by byte, ten per second. */
    volatile boolean drips;
    /** Whether ranges are given. */
    volatile boolean givesRanges = true;
    /** The status of every answer, if not 0. */
    volatile int status;

    SampleServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jets.h5", this::answer);
        server.createContext(
                "/moved", exchange -> redirect(exchange, uri("/jets.h5").toString()));
        server.createContext("/astray", exchange -> redirect(exchange, "ftp://127.0.0.1/jets.h5"));
        server.setExecutor(threads);
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Range and If-Range of each request for the file. */
    List<String> asked() {
        return asked;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        asked.add(range + " " + condition);
        if (status != 0) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        if (etag != null) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        boolean isPart = givesRanges && range != null && (condition == null || condition.equals(etag));
        int from = isPart ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (isPart) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(isPart ? 206 : 200, content.length - from);
        int length = content.length - from;
        if (cuts > 0 || stalls > 0 || drips) {
            length /= 2;
        }
        exchange.getResponseBody().write(content, from, length);
        exchange.getResponseBody().flush();
        if (drips) {
            threads.execute(() -> drip(exchange, from));
            return;
        }
        if (stalls > 0) {
            stalls--;
            return; // and never a byte more
        }
        cuts = Math.max(0, cuts - 1);
        exchange.close();
    }

    private void drip(HttpExchange exchange, int from) {
        try {
            for (int at = from + (content.length - from) / 2; at < content.length; at++) {
                Thread.sleep(100);
                exchange.getResponseBody().write(content[at]);
                exchange.getResponseBody().flush();
            }
        } catch (IOException | InterruptedException e) {
            // no one listens any more
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
