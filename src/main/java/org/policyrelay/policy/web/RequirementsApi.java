package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.policy.checklist.AdQuestion;
import org.policyrelay.policy.checklist.CheckedPolicy;
import org.policyrelay.policy.checklist.Checklist;
import org.policyrelay.policy.checklist.Checklists;
import org.policyrelay.policy.checklist.Glance;
import org.policyrelay.policy.checklist.Match;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.checklist.Related;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.ItemJson;
import org.policyrelay.policy.entry.content.Requirement.AppliesTo;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is asked of an ad, item by item, for programs. Open to everybody. */
@RestController
@RequestMapping(path = "/api/policies/requirements", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policies")
class RequirementsApi {

  /** In years; no audience is said to be older. */
  private static final int OLDEST = 99;

  private final Checklists checklists;
  private final Clock clock;

  RequirementsApi(Checklists checklists, Clock clock) {
    this.checklists = checklists;
    this.clock = clock;
  }

  @Operation(
      operationId = "listRequirements",
      summary = "What is asked of an ad: each item with the version, entry and clause that asks it",
      description =
          "Of every policy that applies in the market then, overlays included. With a topic, of"
              + " those that name it or are called so, or whose codes, names, categories or definitions of topics have its words:"
              + " matched_by says which, and all but name a person has to read. Where nothing has all of the words, one of them is looked for,"
              + " and nearest_topics names those that may be meant where nothing is found. others names the policies that apply too and do not:"
              + " whether they are about the ad a person has to read. coming names what is announced: it is asked for at its instant."
              + " What clauses_in_words_alone of a policy say no item tells, or one that was not written together with them"
              + " (clause_apart): the list is whole with them. unsettled is true where nobody has approved an overlay beside the version"
              + " of its base that it is read with: where the two differ, the stricter applies."
              + " related names what applies too and has to be read with a policy. What one that defines its terms asks is among the items,"
              + " with the policies that it defines in related_to; whether any other is about the ad a person has to read.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Requirements")))
  @GetMapping
  ObjectNode requirements(
      @Parameter(description = "ISO country code, or a part such as AU-NSW") @RequestParam
          String market,
      @Parameter(description = "Code, name or words of a topic, such as sports-betting")
          @RequestParam(required = false)
          @Nullable String topic,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"advertiser", "creative", "landing-page", "targeting"}),
              description = "Only the requirements that are about it, or do not say about what")
          @RequestParam(name = "applies_to", required = false)
          @Nullable String appliesTo,
      @Parameter(description = "In which channel the ad is shown, such as dooh")
          @RequestParam(required = false)
          @Nullable String channel,
      @Parameter(description = "ISO country code of where the advertiser is")
          @RequestParam(name = "advertiser_country", required = false)
          @Nullable String advertiserCountry,
      @Parameter(
              description =
                  "Age in whole years, 0 to 99, of the youngest whom the ad may reach: each age that is asked and is higher has met_by_audience false")
          @RequestParam(required = false)
          @Nullable Integer audience,
      @Parameter(description = "Instant with offset; now where it is left out")
          @RequestParam(required = false)
          @Nullable String at) {
    RegistryParameters.place("market", market);
    RegistryParameters.oneOf("applies_to", Coded.codes(AppliesTo.values()), appliesTo);
    RegistryParameters.oneOf("channel", PolicyEntry.knownChannels(), channel);
    RegistryParameters.market("advertiser_country", advertiserCountry);
    if (audience != null) {
      RegistryParameters.between("audience", 0, OLDEST, audience);
    }
    var asked = RegistryParameters.instant("at", at);
    var when = asked == null ? clock.instant() : asked;
    var question = new AdQuestion(market, topic, channel, advertiserCountry, audience, when);
    var about = appliesTo == null ? null : Coded.of(AppliesTo.values(), appliesTo).orElseThrow();
    var list = checklists.of(question);
    return json(list, checklists.answers(list, list.policies().byId()), about);
  }

  private static ObjectNode json(
      Checklist list, List<CheckedPolicy> policies, @Nullable AppliesTo about) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer.put("market", list.question().place()).put("at", list.question().at().toString());
    for (var part :
        new String[] {
          "policies", "requirements", "exceptions", "disclosures", "others", "coming"
        }) {
      answer.putArray(part);
    }
    var asked = new AskedParts(answer, list.question(), about);
    for (var policy : policies) {
      var own = policy.answer();
      var stance = own.stance().map(Stance::code).orElse(null);
      var told = json(own).put("stance", stance);
      policy.related().forEach(one -> told.withArrayProperty("related").add(json(one)));
      answer.withArrayProperty("policies").add(told);
      asked.add(own);
    }
    for (var policy : policies) {
      policy.related().stream()
          .filter(Related::isToldHere)
          .forEach(one -> asked.add(one.answer(), policy.answer().glance().policyId()));
    }
    list.others().byId().forEach(other -> answer.withArrayProperty("others").add(json(other)));
    list.coming()
        .forEach(
            one ->
                answer
                    .withArrayProperty("coming")
                    .add(
                        matched(json(one.what()), one.match()).put("from", one.from().toString())));
    if (!list.nearest().isEmpty()) {
      var nearest = answer.putArray("nearest_topics");
      list.nearest()
          .forEach(one -> nearest.addObject().put("code", one.code()).put("name", one.name()));
    }
    return answer;
  }

  private static ObjectNode json(Glance what) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("policy_id", what.policyId())
        .put("version", what.version())
        .put("name", what.name())
        .put("stance", Optional.ofNullable(what.stance()).map(Stance::code).orElse(null));
  }

  private static ObjectNode matched(ObjectNode answer, Match match) {
    return match.by() == null ? answer : answer.put("matched_by", match.by().code());
  }

  /** With its topics, of which a part of the country may have another stance, and its channels. */
  private static ObjectNode json(PolicyAnswer policy) {
    var answer = matched(json(policy.glance()), policy.match());
    if (!policy.topics().isEmpty()) {
      policy.topics().forEach(topic -> answer.withArrayProperty("topics").add(ItemJson.of(topic)));
    }
    if (policy.what().isEmergency()) {
      answer.put("emergency", true);
    }
    policy.stage().ifPresent(stage -> answer.set("stage", ItemJson.of(stage)));
    var inWords = answer.putArray("clauses_in_words_alone");
    policy.inWordsAlone().forEach(clause -> inWords.add(clause.id()));
    JoinJson.putChannels(policy.what(), answer);
    policy
        .what()
        .byChannel()
        .forEach(some -> JoinJson.put(some, answer.withArrayProperty("by_channel").addObject()));
    return answer;
  }

  /** What it is to the policy; what it asks is among the items where it defines the terms. */
  private static ObjectNode json(Related one) {
    var answer = json(one.answer().glance());
    answer.put("stance", one.answer().stance().map(Stance::code).orElse(null));
    answer.put("relation", one.type().code()).put("said_by", one.saidBy());
    if (!one.defined().isEmpty()) {
      one.defined().forEach(topic -> answer.withArrayProperty("topics").add(ItemJson.of(topic)));
    }
    if (one.isToldHere()) {
      var inWords = answer.putArray("clauses_in_words_alone");
      one.answer().inWordsAlone().forEach(clause -> inWords.add(clause.id()));
    }
    return answer;
  }
}
