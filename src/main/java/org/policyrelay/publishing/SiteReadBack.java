package org.policyrelay.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.policyrelay.kernel.BoundedHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads the public site the way the public does, over HTTP: the page, the feed and the API must all
 * show the version, and what they show must be what was approved. Where it reads is {@code
 * relay.site.read-back}; left out, this server itself.
 */
@Component
class SiteReadBack {

  private static final Logger LOG = LoggerFactory.getLogger(SiteReadBack.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Far more than any page of the site has. */
  private static final int MOST_OF_A_PAGE = 16 * 1024 * 1024;

  private final Environment environment;
  private final SiteProperties properties;

  /** Made with the first publication: it reads all certificates that Java trusts. */
  private final Supplier<BoundedHttp> client =
      SingletonSupplier.of(() -> new BoundedHttp(PATIENCE));

  SiteReadBack(Environment environment, SiteProperties properties) {
    this.environment = environment;
    this.properties = properties;
  }

  /**
   * Whether page, feed and API all show the version with this content.
   *
   * @throws SiteUnreachableException when that could not be asked, which says nothing about it
   */
  boolean shows(String policyId, String version, String contentHash) {
    var page = "/policies/" + policyId + "/versions/" + version;
    try {
      return isTold("page", page, html(page, contentHash))
          && isTold("API", page, json(policyId, version, contentHash))
          && isTold("feed", page, feed(page));
    } catch (IOException unreachable) {
      throw new SiteUnreachableException(base() + page, unreachable);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new SiteUnreachableException(base() + page, ending);
    }
  }

  private boolean html(String page, String contentHash) throws IOException, InterruptedException {
    var html = get(page);
    return html.contains("name=\"content-hash\" content=\"" + contentHash + "\"")
        && !html.contains("name=\"state\" content=\"rolled-back\"");
  }

  private boolean json(String policyId, String version, String contentHash)
      throws IOException, InterruptedException {
    var text =
        get("/api/policies/resolve?policy_id=%s&version=%s".formatted(encode(policyId), version));
    try {
      var relay = JSON.readTree(text).path("ext").path("relay");
      return relay.path("content_hash").asText().equals(contentHash)
          && !relay.path("state").asText().equals("rolled-back");
    } catch (JsonProcessingException noJson) {
      return false;
    }
  }

  private boolean feed(String page) throws IOException, InterruptedException {
    return get("/policies/changes.atom").contains(page);
  }

  private static boolean isTold(String where, String page, boolean shown) {
    if (!shown) {
      LOG.warn("{} is not what was approved: the {} does not show it", page, where);
    }
    return shown;
  }

  /** The whole body; empty for what is not there. */
  private String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(base() + path)).build();
    var answer = client.get().exchange(request, PATIENCE, MOST_OF_A_PAGE);
    if (answer.status() >= 500 || answer.status() == 429) {
      throw new IOException("answered " + answer.status());
    }
    return answer.status() == 200 && answer.whole() ? answer.body() : "";
  }

  private String base() {
    var own = "http://localhost:" + environment.getProperty("local.server.port", "8080");
    return properties.readBack() == null ? own : properties.readBack().toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
