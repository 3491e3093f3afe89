package org.policyrelay.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Many readers at once, each on a connection that stays open as long as the server lets it, over
 * loopback.
 */
final class Readers {

  private final int port;
  private final int readers;

  Readers(int port, int readers) {
    this.port = port;
    this.readers = readers;
  }

  /** Lets all of them ask for the path for some time, and counts the answers per second. */
  double perSecond(String path, long millis) {
    return Callers.perSecond(readers, millis, until -> read(path, until));
  }

  private int read(String path, long until) throws IOException {
    var request =
        ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    var answers = 0;
    while (System.nanoTime() < until) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        var open = true;
        while (open && System.nanoTime() < until) {
          socket.getOutputStream().write(request);
          open = skipAnswer(in);
          answers++;
        }
      }
    }
    return answers;
  }

  /**
   * @return whether the server keeps the connection; it closes each after some requests
   */
  private static boolean skipAnswer(InputStream in) throws IOException {
    var status = line(in);
    if (!status.contains(" 200 ")) {
      throw new IOException(status);
    }
    var length = -1L;
    var open = true;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).strip());
      }
      open &= !name.equals("connection: close");
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    in.skipNBytes(length);
    return open;
  }

  private static String line(InputStream in) throws IOException {
    var text = new StringBuilder();
    for (var read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("the server hung up");
      }
      if (read != '\r') {
        text.append((char) read);
      }
    }
    return text.toString();
  }
}
