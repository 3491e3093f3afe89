package org.policyrelay.policy.web;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.web.Parameters;

/**
 * Which policies a caller of the registry wants; null stands for any.
 *
 * @param search words that name, description and id have between them, each somewhere
 * @param policyCategories one that fits is enough
 */
record RegistryFilter(
    @Nullable String search,
    @Nullable String category,
    @Nullable String enforcement,
    @Nullable String policyCategory,
    @Nullable List<String> policyCategories,
    @Nullable String domain) {

  private static final Set<String> ENFORCEMENTS = Set.of("must", "should", "may");

  RegistryFilter {
    RegistryParameters.oneOf("category", PolicyEntry.CATEGORIES, category);
    RegistryParameters.oneOf("enforcement", ENFORCEMENTS, enforcement);
    if (search != null && Texts.length(search) > TextKind.LINE.longest()) {
      throw Parameters.malformed(
          "search", "must have at most " + TextKind.LINE.longest() + " characters");
    }
  }

  boolean takes(PolicyEntry entry) {
    return (category == null || entry.category().equals(category))
        && (enforcement == null || entry.enforcement().code().equals(enforcement))
        && (policyCategory == null || entry.policyCategories().contains(policyCategory))
        && (policyCategories == null
            || policyCategories.stream().anyMatch(entry.policyCategories()::contains))
        && (domain == null || entry.governanceDomains().contains(domain))
        && (search == null || hasWords(entry, search));
  }

  /** Scripts without spaces have no words to tell apart: a part of one is found as well. */
  private static boolean hasWords(PolicyEntry entry, String search) {
    var read =
        folded(String.join("\n", entry.name(), entry.description().orElse(""), entry.policyId()));
    return Arrays.stream(folded(search).split("\\s+")).allMatch(read::contains);
  }

  /** Without case, and one for all ways in which a letter can be written. */
  private static String folded(String text) {
    return Normalizer2.getNFKCCasefoldInstance().normalize(text);
  }
}
