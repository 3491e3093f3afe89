package org.policyrelay.site.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.matrix.PolicyMatrix;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All markets beside one another. */
@Controller
class MatrixPages {

  private final PolicyMatrix matrix;
  private final MatrixTexts texts;

  MatrixPages(PolicyMatrix matrix, MatrixTexts texts) {
    this.matrix = matrix;
    this.texts = texts;
  }

  @GetMapping("/policies/matrix")
  String matrix(@Nullable Principal caller, Model model) {
    model.addAttribute("matrix", caller == null ? matrix.now().forThePublic() : matrix.now());
    model.addAttribute("texts", texts);
    return "policies/matrix";
  }
}
