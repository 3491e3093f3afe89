/**
 * The public policy site: what applies where, in pages, feeds, a search and a sitemap, for readers
 * without an account. It reads the registry and knows no process.
 */
@ApplicationModule(
    displayName = "Policy site",
    allowedDependencies = {
      "kernel",
      "web",
      "calendar",
      "team",
      "policy",
      "policy :: entry",
      "policy :: content",
      "policy :: compare",
      "policy :: overlay",
      "policy :: checklist",
      "policy :: matrix"
    })
@NullMarked
package org.policyrelay.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
