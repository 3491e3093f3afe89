package org.policyrelay.labeling.web;

import java.security.Principal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.labeling.ClauseDoubts;
import org.policyrelay.labeling.LabelingProtocol;
import org.policyrelay.labeling.ProtocolChanges;
import org.policyrelay.labeling.ProtocolState;
import org.policyrelay.labeling.ProtocolWriters;
import org.policyrelay.labeling.Protocols;
import org.policyrelay.labeling.protocol.ErrorClass;
import org.policyrelay.notification.Reader;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.web.PageDecisions;
import org.policyrelay.web.Reasons;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Protocols for people: what reviewers work from, and where another one is begun. */
@Controller
@RequestMapping("/labeling/{policy_id}")
class ProtocolPages {

  private static final int VERSIONS_SHOWN = 50;

  private final Protocols protocols;
  private final ProtocolChanges changes;
  private final ClauseDoubts doubts;
  private final ProtocolWriters writers;
  private final ProtocolAccess access;
  private final PolicyRegistry registry;
  private final People people;
  private final TaskLinks tasks;
  private final Reader reader;

  ProtocolPages(
      Protocols protocols,
      ProtocolChanges changes,
      ClauseDoubts doubts,
      ProtocolWriters writers,
      ProtocolAccess access,
      PolicyRegistry registry,
      People people,
      TaskLinks tasks,
      Reader reader) {
    this.protocols = protocols;
    this.changes = changes;
    this.doubts = doubts;
    this.writers = writers;
    this.access = access;
    this.registry = registry;
    this.people = people;
    this.tasks = tasks;
    this.reader = reader;
  }

  /** The one in force; where there is none, which versions there are. */
  @GetMapping
  String inForce(
      @PathVariable("policy_id") String policyId,
      @RequestParam(defaultValue = "") String q,
      Principal caller,
      Model model) {
    access.requireMember(caller);
    requirePolicy(policyId);
    var protocol = protocols.inForce(policyId).orElse(null);
    return show(policyId, protocol, q, caller, model);
  }

  private void requirePolicy(String policyId) {
    if (registry.history(policyId).isEmpty()) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no policy of this id");
    }
  }

  @GetMapping("/versions/{version}")
  String version(
      @PathVariable("policy_id") String policyId,
      @PathVariable int version,
      @RequestParam(defaultValue = "") String q,
      Principal caller,
      Model model) {
    access.requireMember(caller);
    return show(policyId, protocols.get(policyId, version), q, caller, model);
  }

  private String show(
      String policyId,
      @Nullable LabelingProtocol protocol,
      String q,
      Principal caller,
      Model model) {
    var user = caller.getName();
    var open = protocols.open(policyId);
    model.addAttribute("policyId", policyId);
    model.addAttribute("protocol", protocol);
    model.addAttribute("versions", protocols.list(policyId, null, VERSIONS_SHOWN));
    model.addAttribute("open", open.orElse(null));
    model.addAttribute("task", open.flatMap(one -> tasks.toNewestOf(one.key())).orElse(null));
    model.addAttribute("who", people);
    model.addAttribute("zone", reader.zoneOf(user));
    var mayStart = open.isEmpty() && writers.isOne(user);
    model.addAttribute("mayStart", mayStart && registry.newestVersion(policyId).isPresent());
    if (protocol != null) {
      addContent(protocol, q, model);
    }
    return "labeling/protocol";
  }

  private void addContent(LabelingProtocol protocol, String q, Model model) {
    var labels =
        LabelOnPage.of(
            protocol.content(),
            registry.find(protocol.policyId(), protocol.policyVersion()).orElse(null));
    var words = StorableText.problemOf(q).isPresent() ? "" : q.strip();
    var doubted = doubts.of(protocol);
    model.addAttribute("q", words);
    model.addAttribute("labels", labels);
    model.addAttribute(
        "found", words.isEmpty() ? labels : labels.stream().filter(one -> one.has(words)).toList());
    model.addAttribute("tree", protocol.content().tree());
    model.addAttribute("facts", protocols.facts(protocol));
    model.addAttribute("base", protocols.base(protocol).orElse(null));
    model.addAttribute("again", protocols.toLookAtAgain(protocol));
    model.addAttribute("doubts", protocol.state() == ProtocolState.ABANDONED ? null : doubted);
    model.addAttribute(
        "why",
        TextKind.NOTE.cut(
            doubted.stream().map(one -> one.text() + ".").collect(Collectors.joining(" "))));
    model.addAttribute("errorClasses", ErrorClass.values());
  }

  /** Begins another protocol from the one in force; what is to be done waits in Tasklist. */
  @PostMapping("/changes")
  String begin(
      @PathVariable("policy_id") String policyId,
      @RequestParam(defaultValue = "") String reason,
      Principal caller,
      RedirectAttributes next) {
    access.requireMember(caller);
    requirePolicy(policyId);
    return PageDecisions.decide(
        "/labeling/" + policyId,
        next,
        () -> changes.ask(policyId, null, Reasons.typed(reason), caller.getName()));
  }
}
