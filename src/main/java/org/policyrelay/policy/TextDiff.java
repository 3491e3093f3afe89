package org.policyrelay.policy;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.policyrelay.policy.DiffPart.Kind;

/**
 * What changes between two texts, word by word, as a person marks it up. Putting the same and the
 * removed parts together gives the former text to the letter, the same and the added the latter.
 */
public final class TextDiff {

  /** A word, a run of white space, or one other character. */
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);

  private TextDiff() {}

  public static List<DiffPart> between(String before, String after) {
    var former = tokens(before);
    var latter = tokens(after);
    var parts = new ArrayList<DiffPart>();
    for (var delta : DiffUtils.diff(former, latter, true).getDeltas()) {
      var gone = String.join("", delta.getSource().getLines());
      var come = String.join("", delta.getTarget().getLines());
      if (delta.getType() == DeltaType.EQUAL) {
        parts.add(new DiffPart(Kind.SAME, gone));
        continue;
      }
      if (!gone.isEmpty()) {
        parts.add(new DiffPart(Kind.REMOVED, gone));
      }
      if (!come.isEmpty()) {
        parts.add(new DiffPart(Kind.ADDED, come));
      }
    }
    return List.copyOf(parts);
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(found -> found.group()).toList();
  }
}
