package org.policyrelay.timeline;

/**
 * What is waited for under one business key: the timelines of a version, which never change.
 *
 * @param version has no hyphen
 */
record TimelineKey(String policyId, String version) {

  private static final String PREFIX = "TL-";

  static TimelineKey of(String key) {
    var end = key.lastIndexOf('-');
    return new TimelineKey(key.substring(PREFIX.length(), end), key.substring(end + 1));
  }

  @Override
  public String toString() {
    return PREFIX + policyId + "-" + version;
  }
}
