package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.policyrelay.kernel.Sha256;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Style and pictures of the site. Pages name them with the version of their content: a browser
 * keeps what is named so for good, and asks for anything else each time whether it is still the
 * same.
 */
@Component("siteAssets")
public class SiteAssets {

  static final String FOLDER = "classpath:/static/assets/";

  private static final String PLACE = "/assets/";
  private static final String KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable";
  private static final String ASKED_EACH_TIME = "no-cache";
  private static final int LETTERS = 16;

  private final String version;

  SiteAssets() throws IOException {
    var all = new StringBuilder();
    for (var file : new PathMatchingResourcePatternResolver().getResources(FOLDER + "*")) {
      all.append(hash(file));
    }
    this.version = Sha256.of(all.toString()).substring(0, LETTERS);
  }

  /** Another one whenever any of them reads otherwise. */
  public String version() {
    return version;
  }

  /** Weak, because what is sent may be compressed. */
  static String tag(Resource file) {
    try {
      return "W/\"" + hash(file).substring(0, 2 * LETTERS) + '"';
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String hash(Resource file) throws IOException {
    return Sha256.of(file.getContentAsByteArray());
  }

  /**
   * Says how long it may be kept, if it is one of them and there.
   *
   * @return whether it is
   */
  public boolean keep(HttpServletRequest request, HttpServletResponse response) {
    // what is not there has no content, but the status of a success still
    var isThere =
        response.getContentType() != null
            || response.getStatus() == HttpStatus.NOT_MODIFIED.value();
    if (!isThere || !request.getRequestURI().startsWith(PLACE)) {
      return false;
    }
    response.setHeader(
        HttpHeaders.CACHE_CONTROL,
        version.equals(request.getParameter("v")) ? KEPT_FOR_A_YEAR : ASKED_EACH_TIME);
    return true;
  }
}
