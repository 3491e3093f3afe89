package org.policyrelay.site.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.matrix.Matrix;
import org.policyrelay.policy.matrix.TopicRow;
import org.springframework.stereotype.Component;

/** How the matrix tells of its cells. */
@Component
class MatrixTexts {

  private final MarketTime times;

  MatrixTexts(MarketTime times) {
    this.times = times;
  }

  public String nameOf(Market market) {
    return MarketTime.nameOf(market);
  }

  public String stance(@Nullable Stance stance) {
    return stance == null ? "no stance" : stance.code();
  }

  public String channels(List<String> channels) {
    return ChannelNames.of(channels);
  }

  /** As readers call the row of a category. */
  public String nameOf(Matrix.Row row) {
    return row.asksEverywhere() ? row.category().replace('_', ' ') : "Without a category";
  }

  /** From when there is no policy in a cell, absent while there is no end. */
  public @Nullable String end(Matrix.Cell cell) {
    var without = cell.without();
    return without == null ? null : "no policy from " + times.tell(without, cell.market());
  }

  /** What a reader has to know beside the stance, each in a line. */
  public List<String> notes(TopicRow.Source said, Market market) {
    var notes = new ArrayList<String>();
    if (!said.isOwn() && said.stance() != null) {
      notes.add("as the policy");
    }
    if (!said.channels().isEmpty()) {
      notes.add("only on " + ChannelNames.of(said.channels()));
    }
    said.byChannel()
        .forEach(
            one ->
                notes.add(
                    "on %s: %s".formatted(ChannelNames.of(one.channels()), one.stance().code())));
    said.byPart()
        .forEach(one -> notes.add("in %s: %s".formatted(one.place(), one.stance().code())));
    var since = said.since();
    if (since != null) {
      notes.add("since " + times.day(since, market));
    }
    return notes;
  }

  /** What will not stay so, each in a line. */
  public List<String> coming(TopicRow.Source said, Market market) {
    var coming = new ArrayList<String>();
    var announced = said.announced();
    if (announced != null) {
      coming.add(
          "%s from %s".formatted(stance(announced.stance()), times.tell(announced.from(), market)));
    }
    var until = said.until();
    if (until != null) {
      coming.add("no policy from " + times.tell(until, market));
    }
    return coming;
  }
}
