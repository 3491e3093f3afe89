package org.policyrelay.packages.process;

import java.util.Map;
import org.policyrelay.change.ChangeMoved;
import org.policyrelay.engine.Processes;
import org.policyrelay.packages.PackageCare;
import org.policyrelay.packages.PackageChanged;
import org.policyrelay.packages.PackageOpened;
import org.policyrelay.packages.PackageWithdrawn;
import org.policyrelay.translation.TranslationMoves;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Carries what happens to packages and their parts into their processes, in the same transaction.
 */
@Component
class PackageProcess {

  private final Processes processes;
  private final PackageCare care;

  PackageProcess(Processes processes, PackageCare care) {
    this.processes = processes;
    this.care = care;
  }

  @EventListener
  void begin(PackageOpened opened) {
    processes.begin(
        PackageVariables.PROCESS, opened.key(), Map.of(PackageVariables.ORIGIN, opened.key()));
  }

  @EventListener
  void move(ChangeMoved moved) {
    care.moved(moved.key());
  }

  @EventListener
  void move(TranslationMoves moves) {
    care.translationMoves(moves.change());
  }

  @EventListener
  void lookAnew(PackageChanged changed) {
    processes.tell(PackageVariables.CHANGED, changed.key());
  }

  @EventListener
  void end(PackageWithdrawn withdrawn) {
    processes.tell(PackageVariables.WITHDRAWN, withdrawn.key());
  }
}
