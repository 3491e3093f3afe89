package org.policyrelay.engine.door.guard;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/**
 * The engine's repository, which takes models from the relay itself and from no person. A model is
 * code: its expressions may call whatever the server can, so who deploys one over HTTP runs a
 * program on the server, past every rule of who may do what.
 */
class GuardedRepositoryService extends RepositoryServiceImpl {

  private final IdentityService identity;
  private final boolean openToPeople;

  /**
   * @param openToPeople whether somebody who has the right in the engine may deploy all the same
   */
  GuardedRepositoryService(IdentityService identity, boolean openToPeople) {
    this.identity = identity;
    this.openToPeople = openToPeople;
  }

  @Override
  public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
    return Refusals.explain(
        () -> {
          if (!openToPeople && identity.getCurrentAuthentication() != null) {
            throw new RefusedException(
                ErrorCode.NOT_ALLOWED,
                "Models come with the relay and are not deployed over HTTP; whoever runs it can"
                    + " open this with relay.engine.deploy-over-http");
          }
          return super.deployWithResult(deployment);
        });
  }
}
