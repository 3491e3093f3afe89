package org.policyrelay.policy.checklist;

import java.util.List;
import org.policyrelay.policy.entry.content.Relation.Type;
import org.policyrelay.policy.entry.content.Topic;

/**
 * A policy in force there that one which an ad is about has to be read with.
 *
 * @param type what one of the two is to the other
 * @param saidBy id of the entry that says so
 * @param isOwn whether that is one of the policy that the ad is about: it is read from there
 * @param answer what it says, of the ad's topic and of whatever the ad is about
 * @param isFound whether it was found for the ad itself, and so is told there
 */
public record Related(
    Type type, String saidBy, boolean isOwn, PolicyAnswer answer, boolean isFound) {

  /**
   * Whether it says what the other means: then what it asks is asked of the ad. Whether anything
   * else is about the ad a person has to read.
   */
  public boolean defines() {
    return type == Type.DEFINES;
  }

  /** Whether its items are told with the policy that it defines. */
  public boolean isToldHere() {
    return defines() && !isFound;
  }

  /** The topics of which it says what they are. */
  public List<Topic> defined() {
    return answer.items().content().topics().stream()
        .filter(topic -> topic.definition() != null)
        .toList();
  }
}
