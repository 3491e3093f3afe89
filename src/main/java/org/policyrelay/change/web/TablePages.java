package org.policyrelay.change.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.policyrelay.change.TableDrafts;
import org.policyrelay.change.TableDrafts.Preview;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
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
    return page(id, model);
  }

  /** What a file would change; nothing is changed yet. */
  @PostMapping("/preview")
  String preview(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal caller,
      Model model) {
    access.requireProposer(caller);
    var page = page(id, model);
    try {
      var form = FileForm.readWithFile(request, "file");
      var part = TablePart.of(field(form.fields(), "part"));
      model.addAttribute("part", part.code());
      show(drafts.preview(id, part, form.file()), model);
    } catch (RefusedException refused) {
      refuse(refused, response, model);
    }
    return page;
  }

  /** Proposes what was shown. */
  @PostMapping("/proposal")
  String propose(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal caller,
      Model model) {
    access.requireProposer(caller);
    var page = page(id, model);
    try {
      var form = FileForm.read(request);
      var part = TablePart.of(field(form, "part"));
      var table = table(form);
      model.addAttribute("part", part.code());
      model.addAttribute("summary", field(form, "summary"));
      model.addAttribute("reason", field(form, "reason"));
      try {
        var proposed =
            drafts.propose(
                id,
                part,
                table,
                field(form, "preview"),
                field(form, "summary"),
                field(form, "reason"),
                caller.getName());
        return "redirect:/changes/" + proposed.change();
      } catch (RefusedException refused) {
        refuse(refused, response, model);
        show(drafts.preview(id, part, table), model);
      }
    } catch (RefusedException refused) {
      refuse(refused, response, model);
    }
    return page;
  }

  private String page(String id, Model model) {
    var newest = drafts.newest(id);
    model.addAttribute("id", id);
    model.addAttribute("name", newest.entry().name());
    model.addAttribute("version", newest.version());
    model.addAttribute("part", TablePart.TOPICS.code());
    return PAGE;
  }

  private static void show(Preview preview, Model model) {
    model.addAttribute("shown", preview);
    model.addAttribute("changes", preview.edit().changes());
    model.addAttribute("table", Base64.getEncoder().encodeToString(preview.edit().asCsv()));
  }

  private static void refuse(RefusedException refused, HttpServletResponse response, Model model) {
    response.setStatus(Problems.statusOf(refused.code()).value());
    model.addAttribute("refusal", refused.getMessage());
    model.addAttribute(
        "faults",
        refused.fields().size() < 2
            ? List.of()
            : refused.fields().stream().map(one -> one.field() + " " + one.message()).toList());
  }

  private static byte[] table(Map<String, String> form) {
    try {
      return Base64.getDecoder().decode(field(form, "table"));
    } catch (IllegalArgumentException noFile) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST, "The form did not come whole; choose the file again");
    }
  }

  /** What was typed: on its way from a form, a browser writes each line end as two characters. */
  private static String field(Map<String, String> form, String name) {
    return form.getOrDefault(name, "").replace("\r\n", "\n");
  }
}
