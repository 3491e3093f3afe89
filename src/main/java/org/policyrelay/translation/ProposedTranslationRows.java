package org.policyrelay.translation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ProposedTranslationRows extends Repository<ProposedTranslation, String> {

  ProposedTranslation save(ProposedTranslation proposed);

  Optional<ProposedTranslation> findById(String key);

  /** The newest first. */
  List<ProposedTranslation> findByPolicyIdAndVersionAndLanguageOrderByProposedAtDesc(
      String policyId, String version, String language);
}
