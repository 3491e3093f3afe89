import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.CalendarsApi;
import org.openapitools.client.api.DeadlinesApi;
import org.openapitools.client.api.NoticesApi;
import org.openapitools.client.api.PoliciesApi;
import org.openapitools.client.api.PolicyChangesApi;
import org.openapitools.client.api.PolicyReviewsApi;
import org.openapitools.client.model.BulkRequest;
import org.openapitools.client.model.ChangeView;
import org.openapitools.client.model.PolicyEntry;
import org.openapitools.client.model.ProposedChange;
import org.openapitools.client.model.ProposedOrigin;
import org.openapitools.client.model.Reason;
import org.openapitools.client.model.TranslationRequest;

/**
 * Walks a change with a client that was made from the API's description and compiled with this
 * file. It is given the relay's address and what lets the relay go on; it answers what it saw.
 */
public final class Walk implements BiFunction<String, Runnable, String> {

  @Override
  public String apply(String address, Runnable settle) {
    try {
      return walk(address, settle);
    } catch (ApiException refused) {
      throw new IllegalStateException(refused.getCode() + " " + refused.getResponseBody(), refused);
    }
  }

  private static String walk(String address, Runnable settle) throws ApiException {
    var id = "walked_" + UUID.randomUUID().toString().replace("-", "");
    var specialist = new PolicyChangesApi(as("policy-specialist", address));
    var manager = new PolicyChangesApi(as("policy-manager", address));
    var entry =
        new PolicyEntry()
            .policyId(id)
            .name("Walked by a client")
            .enforcement(PolicyEntry.EnforcementEnum.MUST)
            .jurisdictions(List.of("SG"))
            .policy("Crypto ads need a licence.");
    var proposed =
        new ProposedChange()
            .policy(entry)
            .summary("Require a licence")
            .reason("New notice of the regulator")
            .origin(new ProposedOrigin().type(ProposedOrigin.TypeEnum.REGULATION).ref("Notice 7"));
    var key = specialist.proposeChange(proposed, "walk-" + id).getKey();
    settle.run();
    expect(specialist.getChange(key), ChangeView.StateEnum.PROPOSED);
    manager.holdChange(key, new Reason().reason("Wait for the notice"));
    manager.resumeChange(key);
    settle.run();
    var withdrawn = manager.withdrawChange(key, new Reason().reason("The notice was withdrawn"));
    expect(withdrawn, ChangeView.StateEnum.WITHDRAWN);

    var policies = new PoliciesApi(as("admin", address));
    policies.importPolicies(List.of(entry), false);
    var found = policies.listPolicies(id, null, null, null, null, null, null, null, null);
    var policy = policies.resolvePolicy(id, null, null, null, null, null);
    var bulk = policies.resolvePoliciesBulk(new BulkRequest().policyIds(List.of(id, "nope")));
    var history = policies.getPolicyHistory(id, 1, 0);
    policies.exportPolicies(null, null, null, null);
    policies.getPolicyMatrix();
    policies.proposeTranslation(
        id, "1.0.0", "ms", new TranslationRequest().name("Iklan").policy("Iklan perlu lesen."));
    policies.listTranslations(id, "1.0.0");
    new CalendarsApi(as("admin", address)).getCalendars();
    new DeadlinesApi(as("admin", address)).previewDeadline("PT8H", "qa", null, null, null);
    new DeadlinesApi(as("admin", address)).listDeadlineMoves();
    new NoticesApi(as("admin", address)).listNotices(false, null, 20);
    new PolicyReviewsApi(as("admin", address)).listPolicyReviews();
    return "%d found, %s, %s and %s, %d of %d revisions, created %s"
        .formatted(
            found.getPolicies().size(),
            policy.getEnforcement(),
            bulk.getResults().get(id).getPolicy().getName(),
            bulk.getResults().get("nope"),
            history.getRevisions().size(),
            history.getTotal(),
            policy.getCreatedAt().toLocalDate().isAfter(LocalDate.EPOCH));
  }

  private static void expect(ChangeView change, ChangeView.StateEnum state) {
    if (change.getState() != state) {
      throw new IllegalStateException(change + " is not " + state);
    }
  }

  private static ApiClient as(String user, String address) {
    var client = new ApiClient();
    client.updateBaseUri(address);
    var login = java.util.Base64.getEncoder().encodeToString((user + ":demo").getBytes());
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Basic " + login));
    return client;
  }
}
