package org.policyrelay.publishing;

/** Implemented by whoever tells of several publications at once: none is announced by itself. */
public interface AnnouncedTogether {

  /**
   * Whether the publications of that work are announced with others.
   *
   * @param origin key of the work that asked for it, such as {@code PC-2026-17}
   */
  boolean announces(String origin);
}
