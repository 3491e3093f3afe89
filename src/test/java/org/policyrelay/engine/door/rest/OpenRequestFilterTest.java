package org.policyrelay.engine.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which requests only read, and are read once more where the database lost what they read. */
class OpenRequestFilterTest {

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET, /engine-rest/task/1, true",
    "POST, /engine-rest/task, true",
    "POST, /engine-rest/task/count, true",
    "POST, /camunda/api/engine/engine/default/filter/8/list, true",
    "POST, /camunda/api/engine/engine/default/filter/8/count, true",
    "POST, /camunda/api/engine/engine/default/variable-instance, true",
    "POST, /camunda/api/engine/engine/default/history/task, true",
    "POST, /engine-rest/process-instance, true",
    "POST, /engine-rest/task/1/claim, false",
    "POST, /engine-rest/task/1/submit-form, false",
    "POST, /engine-rest/task/create, false",
    "POST, /engine-rest/filter/create, false",
    "POST, /engine-rest/process-definition/key/task/submit-form, false",
    "POST, /engine-rest/process-instance/delete, false",
    "POST, /engine-rest/history/process-instance/delete, false",
    "PUT, /engine-rest/filter/8, false",
    "DELETE, /engine-rest/task/1, false"
  })
  void onlyWhatReadsIsTakenForReading(String method, String path, boolean reads) throws Exception {
    var reading = new AtomicReference<Boolean>();
    new OpenRequestFilter()
        .doFilter(
            new MockHttpServletRequest(method, path),
            new MockHttpServletResponse(),
            (request, response) ->
                reading.set(Objects.requireNonNull(OpenRequest.current()).reading()));

    assertThat(reading).hasValue(reads);
    assertThat(OpenRequest.current()).isNull();
  }
}
