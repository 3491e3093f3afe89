package org.policyrelay.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database that is a millisecond away: what is sent to it arrives half a millisecond later, and
 * so does what it answers. The operating system wakes a thread some 60 µs late, so that a question
 * and its answer take about 1.1 ms more than beside it.
 */
final class Far implements AutoCloseable {

  private static final long HALF_WAY_NANOS = 500_000;
  private static final int MOST_AT_ONCE = 65_536;
  private static final Pattern PLACE = Pattern.compile("//([^:/]+):(\\d+)/");

  private final ServerSocket here;
  private final int there;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private Far(ServerSocket here, int there) {
    this.here = here;
    this.there = there;
  }

  /**
   * @param url of a database that is beside
   */
  static Far from(String url) {
    try {
      var far =
          new Far(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), place(url).port());
      start(far::accept);
      return far;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Place(Matcher found) {
    private int port() {
      return Integer.parseInt(found.group(2));
    }
  }

  private static Place place(String url) {
    var found = PLACE.matcher(url);
    if (!found.find()) {
      throw new IllegalArgumentException("no host and port in " + url);
    }
    return new Place(found);
  }

  /** The same database, the long way. */
  String of(String url) {
    return place(url)
        .found()
        .replaceFirst(
            "//%s:%d/".formatted(here.getInetAddress().getHostAddress(), here.getLocalPort()));
  }

  private void accept() {
    while (!here.isClosed()) {
      try {
        var caller = here.accept();
        var database = new Socket(InetAddress.getLoopbackAddress(), there);
        open.addAll(List.of(caller, database));
        start(() -> carry(caller, database));
        start(() -> carry(database, caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
      var bytes = new byte[MOST_AT_ONCE];
      for (var read = 0; read >= 0; read = from.getInputStream().read(bytes)) {
        var arrives = System.nanoTime() + HALF_WAY_NANOS;
        for (var left = HALF_WAY_NANOS; read > 0 && left > 0; left = arrives - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        to.getOutputStream().write(bytes, 0, read);
      }
    } catch (IOException closed) {
      // one end has gone, and with it the other
    }
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "far");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      here.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
