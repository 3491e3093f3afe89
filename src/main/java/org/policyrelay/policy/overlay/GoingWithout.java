package org.policyrelay.policy.overlay;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a sentence has something go on without, such as a loan that is shown without a warning. */
final class GoingWithout {

  /** The thing is named in the next few words, or another one is. */
  private static final Pattern SHOWN_WITHOUT =
      Pattern.compile(
          "\\bwithout (?:(?:any|an?|the|such|prior)\\s+)*((?:[\\p{L}'-]+\\s*){1,2})(?![^,]*\\b(?:must|shall)\\b)");

  private static final Pattern NEGATES =
      Pattern.compile(
          "\\b(?:not|never|no|nobody|none|nor|reject\\w*|refus\\w*|remov\\w*|block\\w*|stop\\w*"
              + "|offences?|crimes?|taken down|fined|penal\\w*|sanction\\w*|delet\\w*|withdraw\\w*"
              + "|suspend\\w*|illegal|unlawful|prohibited|breach\\w*|violat\\w*|fails?|prosecut\\w*|bann(?:ed|ing))\\b");

  /** Only what may go on without a thing lets go of it. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "^(?:advertise|show|run|publish|air|place|print|display|broadcast|post|sell|offer|promote)\\b"
              + "|\\b(?:may|can|fine|ok|okay|good|acceptable|admissible|permissible|welcome|allowed|permitted"
              + "|accepted|shown|advertised|published|displayed|broadcast|sold|offered|pass|passes|runs?"
              + "|appears?|aired|placed|posted|printed|used|sent|streamed|go|goes|do|does|complies|comply|compliant|legal|lawful)\\b");

  private GoingWithout() {}

  /**
   * @param main a sentence without its limits
   */
  static Optional<String> what(String main) {
    var without = SHOWN_WITHOUT.matcher(main);
    return without.find()
            && GOES_ON.matcher(main).find()
            && !NEGATES.matcher(main).find()
            && !OverlayWording.FORBIDS.matcher(main).find()
        ? Optional.of(without.group(1))
        : Optional.empty();
  }
}
