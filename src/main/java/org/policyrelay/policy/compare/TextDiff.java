package org.policyrelay.policy.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.policyrelay.kernel.Unspaced;
import org.policyrelay.policy.compare.DiffPart.Kind;
import org.policyrelay.policy.entry.Seen;

/**
 * What changes between two texts, word by word, as a person marks it up; letter by letter in a
 * script without spaces, and no letter without its marks.
 */
public final class TextDiff {

  /** A letter of a script without spaces, a word, a run of white space, or what is drawn as one. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "%s|[\\p{L}\\p{M}\\p{N}&&[^%s]](?:[\\p{L}\\p{M}\\p{N}\u200C\u200D&&[^%s]])*|\\s+|\\X"
              .formatted(Unspaced.WITH_MARKS, Unspaced.LETTER, Unspaced.LETTER));

  /** Words and letters from which the memory that the quicker algorithm takes would be too much. */
  private static final int MANY = 3000;

  private static final Pattern LINE_END = Pattern.compile("\\R");

  private TextDiff() {}

  /**
   * To the letter: putting the same and the removed parts together gives the former text, the same
   * and the added the latter.
   */
  public static List<DiffPart> between(String before, String after) {
    return parts(tokens(before), tokens(after), String::equals);
  }

  /**
   * As it is seen: letters that are drawn alike are the same, and so is where a line ends inside a
   * paragraph.
   */
  public static List<DiffPart> asRead(String before, String after) {
    return parts(
        tokens(Seen.letters(before).strip()),
        tokens(Seen.letters(after).strip()),
        TextDiff::looksLike);
  }

  private static boolean looksLike(String one, String other) {
    return one.equals(other)
        || (one.isBlank() && other.isBlank() && partsParagraphs(one) == partsParagraphs(other));
  }

  private static boolean partsParagraphs(String white) {
    return LINE_END.matcher(white).results().skip(1).findAny().isPresent();
  }

  private static List<DiffPart> parts(
      List<String> former, List<String> latter, BiPredicate<String, String> same) {
    var parts = new ArrayList<DiffPart>();
    var algorithm =
        former.size() + latter.size() > MANY
            ? new MyersDiffWithLinearSpace<>(same)
            : new MyersDiff<>(same);
    for (var delta : DiffUtils.diff(former, latter, algorithm, null, true).getDeltas()) {
      var gone = String.join("", delta.getSource().getLines());
      var come = String.join("", delta.getTarget().getLines());
      if (delta.getType() == DeltaType.EQUAL) {
        parts.add(new DiffPart(Kind.SAME, come));
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
