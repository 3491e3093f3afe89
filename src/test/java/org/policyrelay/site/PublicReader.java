package org.policyrelay.site;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Relay;

/** Somebody without an account, and what is published for them. */
record PublicReader(int port, PolicyPublisher publisher, Relay relay) {

  private static final String DATE = "Last-Modified";

  static final HttpClient CLIENT = HttpClient.newHttpClient();

  void publish(PolicyEntry what, String version, Duration in) {
    publish(what, version, in, "SG", "TH");
  }

  void publish(PolicyEntry what, String version, Duration in, String... markets) {
    publisher.publish(
        new PublishOrder(
            what,
            version,
            "F-" + what.policyId() + "-" + version,
            what.contentHash(),
            Stream.of(markets)
                .map(market -> new MarketRelease(new Market(market), relay.now().plus(in)))
                .toList(),
            relay.now()));
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** The page with a date, which it has not in the second of the last change. */
  HttpResponse<String> dated(String path) throws IOException, InterruptedException {
    relay.wait(Duration.ofSeconds(1));
    return get(path);
  }

  /** Asks whether what was kept still holds, by its date alone where it has one. */
  HttpResponse<String> again(String path, HttpResponse<String> kept)
      throws IOException, InterruptedException {
    var date = kept.headers().firstValue(DATE);
    return date.isPresent()
        ? get(path, "If-Modified-Since", date.get())
        : get(path, "If-None-Match", kept.headers().firstValue("ETag").orElseThrow());
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
