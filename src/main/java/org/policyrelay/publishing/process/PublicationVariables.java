package org.policyrelay.publishing.process;

/** What an instance of {@code policy-publication} is handed in, and what its gateway asks. */
final class PublicationVariables {

  /** The key of the work that asked for the publication. */
  static final String ORIGIN = "origin";

  static final String SEEN_AS_PUBLISHED = "seenAsPublished";

  private PublicationVariables() {}
}
