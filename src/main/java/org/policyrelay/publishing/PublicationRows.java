package org.policyrelay.publishing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PublicationRows extends Repository<Publication, String> {

  Publication save(Publication publication);

  Optional<Publication> findById(String key);

  List<Publication> findByOriginOrderByRequestedAt(String origin);
}
