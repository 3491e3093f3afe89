package org.policyrelay.notification;

import java.util.List;

/** Implemented by whoever has something for people's calendars. */
public interface FeedSource {

  /** What stands in the user's calendar now; at most some hundreds. */
  List<FeedEntry> entriesOf(String user);
}
