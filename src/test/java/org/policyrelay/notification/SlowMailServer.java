package org.policyrelay.notification;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that is never silent for as long as a read may take, and never done. */
final class SlowMailServer implements AutoCloseable {

  /** Where it becomes slow. */
  enum Stage {
    GREETING,
    ENCRYPTED_GREETING,
    HANDSHAKE,
    GOODBYE
  }

  private static final int PAUSE_MILLIS = 50;

  /** Of a record of 16 KB, as TLS begins it. */
  private static final byte[] HANDSHAKE = {0x16, 0x03, 0x03, 0x40, 0x00};

  private final Stage stage;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger left = new AtomicInteger();

  SlowMailServer(Stage stage) throws IOException {
    this.stage = stage;
    var loopback = InetAddress.getLoopbackAddress();
    this.server =
        stage == Stage.ENCRYPTED_GREETING
            ? new DummySSLServerSocketFactory().createServerSocket(0, 50, loopback)
            : new ServerSocket(0, 50, loopback);
    threads.submit(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        threads.submit(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var out = client.getOutputStream()) {
      if (stage == Stage.GOODBYE) {
        takeMail(client, out);
      } else if (stage == Stage.HANDSHAKE) {
        out.write(HANDSHAKE);
      }
      while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        out.write('2');
        out.flush();
      }
    } catch (IOException gone) {
      left.incrementAndGet();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** As every server does it, up to the goodbye. */
  private static void takeMail(Socket client, OutputStream out) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    answer(out, "220 slow");
    var isText = false;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("QUIT")) {
        return;
      }
      if (isText) {
        isText = !line.equals(".");
        if (!isText) {
          answer(out, "250 taken");
        }
      } else {
        isText = line.equals("DATA");
        answer(out, isText ? "354 go on" : "250 slow");
      }
    }
  }

  private static void answer(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many clients have closed the connection on it. */
  int left() {
    return left.get();
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.close();
    threads.shutdownNow();
  }
}
