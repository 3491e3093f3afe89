package org.policyrelay.change.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.policyrelay.change.TableDrafts;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.table.TablePart;
import org.policyrelay.web.FileForm;
import org.policyrelay.web.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * A table of a policy out, and back in from a browser: it is shown what would change cell by cell,
 * and that is what is proposed. Works without a script: what was read of the file comes again with
 * the form that proposes it.
 */
@Controller
@RequestMapping("/tables/{id}")
class TablePages {

  private static final String PAGE = "changes/table";

  private final TableDrafts drafts;
  private final ChangeAccess access;

  TablePages(TableDrafts drafts, ChangeAccess access) {
    this.drafts = drafts;
    this.access = access;
  }

  @GetMapping
  String choose(@PathVariable String id, Principal caller, Model model) {
    access.requireProposer(caller);
    var newest = drafts.newest(id);
    model.addAttribute("id", id);
    model.addAttribute("name", newest.entry().name());
    model.addAttribute("version", newest.version());
    model.addAttribute("part", TablePart.TOPICS.code());
    return PAGE;
  }

  /** What a file would change; nothing is changed yet. */
  @PostMapping("/preview")
  String preview(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal caller,
      Model model) {
    choose(id, caller, model);
    return unlessRefused(
        response,
        model,
        () -> {
          var form = FileForm.readWithFile(request, "file");
          show(id, form.fields(), form.file(), model);
          return PAGE;
        });
  }

  /** Proposes what was shown; where it is refused, what there is to propose is shown again. */
  @PostMapping("/proposal")
  String propose(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal caller,
      Model model) {
    choose(id, caller, model);
    return unlessRefused(
        response,
        model,
        () -> {
          var form = FileForm.read(request);
          var summary = field(form, "summary");
          var reason = field(form, "reason");
          model.addAttribute("summary", summary);
          model.addAttribute("reason", reason);
          var table = table(form);
          var part = show(id, form, table, model);
          var proposed =
              drafts.propose(
                  id, part, table, field(form, "preview"), summary, reason, caller.getName());
          return "redirect:/changes/" + proposed.change();
        });
  }

  private static String unlessRefused(
      HttpServletResponse response, Model model, Supplier<String> view) {
    try {
      return view.get();
    } catch (RefusedException refused) {
      response.setStatus(Problems.statusOf(refused.code()).value());
      var faults =
          refused.fields().size() < 2
              ? List.<String>of()
              : refused.fields().stream().map(one -> one.field() + " " + one.message()).toList();
      // the sentence would tell them once more
      model.addAttribute(
          "refusal",
          refused.code() == ErrorCode.INVALID_TABLE && !faults.isEmpty()
              ? "Nothing of the table was taken. What is to be corrected:"
              : refused.getMessage());
      model.addAttribute("faults", faults);
      return PAGE;
    }
  }

  private TablePart show(String id, Map<String, String> form, byte[] table, Model model) {
    var part = TablePart.of(field(form, "part"));
    model.addAttribute("part", part.code());
    var preview = drafts.preview(id, part, table);
    model.addAttribute("shown", preview);
    model.addAttribute("changes", preview.edit().changes());
    model.addAttribute("table", Base64.getEncoder().encodeToString(preview.edit().asCsv()));
    return part;
  }

  private static byte[] table(Map<String, String> form) {
    try {
      return Base64.getDecoder().decode(field(form, "table"));
    } catch (IllegalArgumentException noFile) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST, "The form did not come whole; choose the file again");
    }
  }

  private static String field(Map<String, String> form, String name) {
    return Texts.lines(form.getOrDefault(name, ""));
  }
}
