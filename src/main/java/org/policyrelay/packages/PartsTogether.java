package org.policyrelay.packages;

import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.change.ReleasedTogether;
import org.policyrelay.publishing.AnnouncedTogether;
import org.policyrelay.translation.DraftTranslations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells changes and publications that they are parts of a package. */
@Component
class PartsTogether implements ReleasedTogether, AnnouncedTogether {

  private final PackageRows rows;
  // they ask changes, which ask this
  private final ObjectProvider<DraftTranslations> translations;

  PartsTogether(PackageRows rows, ObjectProvider<DraftTranslations> translations) {
    this.rows = rows;
    this.translations = translations;
  }

  @Override
  public Optional<Holder> holderOf(String change) {
    return rows.openWith(change)
        .flatMap(rows::find)
        .map(
            of ->
                new Holder(
                    of.key(),
                    PackageLinks.page(of.key()),
                    of.changes().stream()
                        .filter(other -> !other.equals(change))
                        .collect(Collectors.toSet())));
  }

  @Override
  public boolean publishesMore(String change) {
    return rows.openWith(change).isPresent() && !translations.getObject().of(change).isEmpty();
  }

  @Override
  public boolean announces(String origin) {
    return rows.releasedWith(origin).isPresent();
  }
}
