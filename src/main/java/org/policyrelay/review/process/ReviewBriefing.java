package org.policyrelay.review.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.exact;
import static org.policyrelay.engine.MarkdownText.lines;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.notification.Reader;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.review.PolicyReview;
import org.policyrelay.review.Reviews;
import org.springframework.stereotype.Component;

/** What a reviewer has to know: the policy, and what happened since the last review. */
@Component
class ReviewBriefing implements FormValues {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private final Reviews reviews;
  private final Reader reader;

  ReviewBriefing(Reviews reviews, Reader reader) {
    this.reviews = reviews;
    this.reader = reader;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(ReviewVariables.PROCESS);
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    var key = task.businessKey();
    return key == null ? Map.of() : Map.of("briefing", briefing(reviews.get(key)));
  }

  private String briefing(PolicyReview review) {
    var text = new StringJoiner("\n\n");
    var policy = reviews.policyOf(review);
    text.add("### " + escape(policy.map(PolicyEntry::name).orElse(review.policyId())));
    text.add(
        "[%s](/policies/%s) · last looked at on %s"
            .formatted(review.policyId(), review.policyId(), day(review.begunAt())));
    reviews
        .noteFor(review)
        .ifPresent(note -> text.add("**Note of the last review:** " + lines(note)));
    text.add("#### What happened since");
    var happenings = reviews.happenings(review);
    if (happenings.isEmpty()) {
      text.add("Nothing is on record: no change, no dispute.");
    }
    happenings.forEach(
        (title, list) -> {
          text.add("**" + title + "**");
          var lines = new StringJoiner("\n");
          list.forEach(
              one ->
                  lines.add(
                      "- %s: [%s](%s)".formatted(day(one.at()), escape(one.text()), one.link())));
          text.add(lines.toString());
        });
    policy.ifPresent(
        entry -> {
          text.add("#### The policy text");
          text.add(exact(entry.text()));
        });
    return text.toString();
  }

  private String day(Instant at) {
    return DAY.format(at.atZone(reader.zone()));
  }
}
