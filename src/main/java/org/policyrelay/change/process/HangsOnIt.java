package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.policy.PolicyNotes;
import org.policyrelay.policy.PolicyNotes.Note;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What hangs on the policy of a change, such as advertisers' grants: to be known while it is
 * drafted and approved, and not once it has ended them.
 */
@Component
class HangsOnIt {

  private static final Set<ChangeState> TOLD_IN =
      EnumSet.range(ChangeState.PROPOSED, ChangeState.AWAITING_RELEASE);

  private final ObjectProvider<PolicyNotes> sources;
  private final EngineLogin login;

  HangsOnIt(ObjectProvider<PolicyNotes> sources, EngineLogin login) {
    this.sources = sources;
    this.login = login;
  }

  /** In Markdown, for who is reading a task of it; empty where nothing does, or is not theirs. */
  Optional<String> words(PolicyChange change) {
    var user = login.user();
    if (user.isEmpty() || !TOLD_IN.contains(change.state())) {
      return Optional.empty();
    }
    var told =
        sources
            .orderedStream()
            .filter(source -> source.isFor(user.get()))
            .flatMap(source -> words(source, change).stream())
            .collect(Collectors.joining("\n\n"));
    return Optional.of(told).filter(words -> !words.isEmpty());
  }

  private static Optional<String> words(PolicyNotes source, PolicyChange change) {
    var notes = notes(source, change);
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "**%s:** %s. %s"
                .formatted(
                    source.title(),
                    notes.stream().map(HangsOnIt::line).collect(Collectors.joining(", ")),
                    source.whenItChanges()));
  }

  /** Of the policy and of the base that it tightens, where the change applies. */
  private static List<Note> notes(PolicyNotes source, PolicyChange change) {
    var entry = change.entry();
    return Stream.concat(Stream.of(entry.policyId()), entry.overlayOf().stream())
        .flatMap(policy -> source.of(policy).stream())
        .filter(note -> entry.markets().stream().anyMatch(market -> market.covers(note.market())))
        .distinct()
        .toList();
  }

  private static String line(Note note) {
    return "[%s in %s](%s)"
        .formatted(
            escape(note.text()), escape(MarketNames.of(List.of(note.market()))), note.address());
  }
}
