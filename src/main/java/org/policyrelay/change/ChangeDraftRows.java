package org.policyrelay.change;

import org.springframework.data.repository.Repository;

interface ChangeDraftRows extends Repository<ChangeDraft, Long> {

  ChangeDraft save(ChangeDraft draft);
}
