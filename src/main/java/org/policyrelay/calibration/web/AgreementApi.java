package org.policyrelay.calibration.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.policyrelay.agreement.report.AgreementReport;
import org.policyrelay.agreement.report.AgreementView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells anybody who is logged in how far raters agree. */
@RestController
@RequestMapping(path = "/api/calibration", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Calibration")
class AgreementApi {

  @Operation(
      operationId = "measureAgreement",
      summary = "How far raters agree, and about what they do not",
      description =
          "Nothing is stored. What cannot be computed is null, and undefined says why. interval is"
              + " of Krippendorff's alpha: percentiles of "
              + AgreementReport.RESAMPLES
              + " resamples of the items at level "
              + AgreementReport.LEVEL
              + ", with the seed "
              + AgreementReport.SEED
              + ", so that the same ratings have the same answer.")
  @PostMapping(path = "/agreement", consumes = MediaType.APPLICATION_JSON_VALUE)
  AgreementView measure(@RequestBody AgreementRequest body) {
    return AgreementView.of(AgreementReport.of(body.checked()));
  }
}
