package org.policyrelay.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server whose answers begin well and never end: at {@code /slow} a byte a second. */
final class BadServer implements AutoCloseable {

  private static final long HUGE = 400L * 1024 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, AtomicLong> asked = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> ended = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> sent = new ConcurrentHashMap<>();

  BadServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/slow", exchange -> answer(exchange, 1, 1000));
    server.createContext("/huge", exchange -> answer(exchange, 64 * 1024, 0));
    server.start();
  }

  private void answer(HttpExchange exchange, int bytes, long pause) throws IOException {
    var path = exchange.getRequestURI().getPath();
    count(asked, path).incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      for (var left = HUGE; left > 0 && !isClosing(pause); left -= bytes) {
        body.write(new byte[bytes]);
        body.flush();
        count(sent, path).addAndGet(bytes);
      }
    } finally {
      count(ended, path).incrementAndGet();
    }
  }

  private boolean isClosing(long pause) {
    try {
      return closing.await(pause, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static AtomicLong count(Map<String, AtomicLong> counts, String path) {
    return counts.computeIfAbsent(path, any -> new AtomicLong());
  }

  String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  long asked(String path) {
    return count(asked, path).get();
  }

  long ended(String path) {
    return count(ended, path).get();
  }

  long sent(String path) {
    return count(sent, path).get();
  }

  /** Comes to the end of every answer. */
  void hurry() {
    closing.countDown();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
