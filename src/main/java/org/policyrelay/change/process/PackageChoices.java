package org.policyrelay.change.process;

import java.util.List;
import org.policyrelay.change.ProposedInto;
import org.policyrelay.change.TakesProposals;
import org.policyrelay.engine.StartChoices;
import org.springframework.stereotype.Component;

/** Offers in {@code propose-change.form} what takes another part. */
@Component
class PackageChoices implements StartChoices {

  private final List<TakesProposals> takers;

  PackageChoices(List<TakesProposals> takers) {
    this.takers = takers;
  }

  @Override
  public String form() {
    return "propose-change";
  }

  @Override
  public String field() {
    return ProposedInto.FIELD;
  }

  @Override
  public List<Choice> choices(String user) {
    return takers.stream()
        .flatMap(taker -> taker.openFor(user).stream())
        .map(one -> new Choice(one.key(), one.key() + " · " + one.title()))
        .toList();
  }
}
