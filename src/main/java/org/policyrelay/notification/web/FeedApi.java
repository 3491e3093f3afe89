package org.policyrelay.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.policyrelay.notification.Feeds;
import org.policyrelay.notification.Settings;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own calendar: made and ended by its owner, read by whoever has its address. */
@RestController
@Tag(name = "Notices")
class FeedApi {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final Feeds feeds;
  private final Settings settings;

  FeedApi(Feeds feeds, Settings settings) {
    this.feeds = feeds;
    this.settings = settings;
  }

  record CreatedFeed(String address) {}

  @Operation(
      operationId = "createFeed",
      summary = "Make a new secret address for your calendar; an older one ends")
  @PostMapping("/api/feed")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedFeed create(Principal caller) {
    return new CreatedFeed(feeds.address(settings.createFeed(caller.getName())));
  }

  @Operation(operationId = "endFeed", summary = "End your calendar's address")
  @DeleteMapping("/api/feed")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(Principal caller) {
    settings.revokeFeed(caller.getName());
  }

  @Operation(operationId = "readFeed", summary = "The calendar behind a secret address")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
  @GetMapping("/feeds/{secret}.ics")
  ResponseEntity<byte[]> read(@PathVariable String secret) {
    return feeds
        .read(secret)
        .map(
            feed ->
                ResponseEntity.ok()
                    .contentType(CALENDAR)
                    // its reader may keep it and asks each time whether it is still the same
                    .cacheControl(CacheControl.noCache().cachePrivate())
                    .eTag(tagOf(feed))
                    .body(feed.getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static String tagOf(String feed) {
    return '"' + DigestUtils.md5DigestAsHex(feed.getBytes(StandardCharsets.UTF_8)) + '"';
  }
}
