package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may call which address, for every address that there is: ours by the framework that routes
 * them, the engine's by its own description, the web applications' by their classes. An address
 * that nobody has placed fails here, and so does one that another role than placed gets through.
 */
@RelayTest
@Tag("any-database")
class EveryDoorIsPlacedTest {

  private static final String OURS = "own-doors.txt";
  private static final String ENGINE = "engine-doors.txt";
  private static final String WEB_APPLICATIONS = "web-application-doors.txt";

  /** Who tries a slash behind each address too: the engine reads it as the same one. */
  private static final Set<Role> SPELLING = Set.of(Role.MEMBER, Role.ADMINISTRATOR);

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String NO_NUMBER = "999999999";

  /** What is refused before anybody looks at who calls would say nothing about them. */
  private static final Map<String, Object> BODIES =
      Map.of(
          "POST /api/grants/{key}/withdraw", Map.of("reason", "not needed"),
          "POST /api/grants/{key}/revoke", Map.of("reason", "not needed"),
          "POST /api/policies/import", List.of(),
          "POST /api/policies/resolve/bulk", Map.of("policy_ids", List.of("test_policy")),
          "POST /api/deadlines/moves", Map.of("reason", "a new calendar"),
          "POST /api/policy-changes/{key}/withdraw", Map.of("reason", "not needed"),
          "POST /api/policy-changes/{key}/hold", Map.of("reason", "not now"),
          "POST /api/policy-changes/{key}/resume", Map.of("reason", "now"));

  @Autowired Relay relay;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @LocalServerPort int port;
  private Http http = Http.at(0);
  private String change = "";
  private final Map<Role, String> lists = new EnumMap<>(Role.class);
  private final Map<Role, Http> sessions = new EnumMap<>(Role.class);

  @BeforeEach
  void thereIsAChange() {
    http = Http.at(port);
    change = relay.propose("policy-specialist", proposal(shouldRule()));
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void everyAddressOfOursIsPlaced() {
    var served = new TreeSet<String>();
    routes
        .getHandlerMethods()
        .forEach(
            (route, handler) -> {
              if (handler.getBeanType().getPackageName().startsWith("org.policyrelay")) {
                methods(route.getMethodsCondition().getMethods())
                    .forEach(
                        method ->
                            route
                                .getPatternValues()
                                .forEach(path -> served.add(method + " " + path)));
              }
            });
    // the address of errors is not for calling: by itself it is as if there were nothing
    served.removeIf(door -> door.endsWith(" /error"));
    assertThat(doorsOf(OURS)).isEqualTo(served);
  }

  @Test
  void theDescriptionNamesNoAddressThatIsNotPlaced() {
    var described = doorsIn(http.as("admin").get("/v3/api-docs").json());
    assertThat(described).isNotEmpty();
    assertThat(doorsOf(OURS)).containsAll(described);
  }

  @Test
  void everyAddressOfTheEngineIsPlaced() throws IOException {
    var described =
        doorsIn(
            new ObjectMapper().readTree(new ClassPathResource("openapi.json").getInputStream()));
    assertThat(described).hasSizeGreaterThan(350);
    assertThat(doorsOf(ENGINE)).isEqualTo(described);
  }

  @Test
  void everyAddressOfTheWebApplicationsIsPlaced() {
    var answering = new TreeSet<String>();
    new ClassFileImporter()
            .importPackages(
                "org.camunda.bpm.admin",
                "org.camunda.bpm.cockpit",
                "org.camunda.bpm.tasklist",
                "org.camunda.bpm.welcome",
                "org.camunda.bpm.webapp")
            .stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(EveryDoorIsPlacedTest::answers)
            .forEach(
                method ->
                    answering.add(method.getOwner().getSimpleName() + "." + method.getName()));
    var placed = new TreeSet<String>();
    Placed.lines(WEB_APPLICATIONS).forEach(line -> placed.add(line.split(" ", -1)[0]));
    assertThat(answering).isNotEmpty();
    assertThat(placed).isEqualTo(answering);
  }

  private static boolean answers(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
  }

  @Test
  void ourAddressesAreOpenToWhomTheyAreFor() {
    tryAll(Placed.in(OURS), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default"})
  void theEnginesAddressesAreOpenToWhomTheyAreFor(String door) {
    tryAll(Placed.in(ENGINE), door);
  }

  @Test
  void theWebApplicationsAddressesAreOpenToWhomTheyAreFor() {
    tryAll(Placed.in(WEB_APPLICATIONS), "");
  }

  /** Whoever may not is tried first: nothing that they call may have an effect. */
  private void tryAll(List<Placed> doors, String prefix) {
    var checks = new SoftAssertions();
    for (var role : Role.values()) {
      for (var door : doors) {
        // a write that names nothing would do what it is for
        if (!role.may(door.who()) || door.isRead() || door.namesOne()) {
          var status = call(role, door, prefix, "");
          checks
              .assertThat(role.may(door.who()) ? isAnswer(status) : isRefusal(role, door, status))
              .as("%s at %s%s: %d", role, prefix, door, status)
              .isTrue();
        }
        if (!prefix.isEmpty() && SPELLING.contains(role) && !role.may(door.who())) {
          var status = call(role, door, prefix, "/");
          checks.assertThat(status).as("%s at %s%s/", role, prefix, door).isBetween(400, 404);
        }
      }
    }
    checks.assertAll();
  }

  private static boolean isAnswer(int status) {
    return status != 401 && status != 403 && status < 500;
  }

  private static boolean isRefusal(Role role, Placed door, int status) {
    var isPage = !door.path().startsWith("/api/") && !door.path().startsWith("/camunda/api/");
    // the session follows where it is sent, to the login page
    return role == Role.NOBODY
        ? status == 401 || (isPage && (status == 302 || status == 403))
        : status == 403;
  }

  private int call(Role role, Placed door, String prefix, String end) {
    var path = prefix + filled(role, door.path(), prefix.isEmpty()) + end;
    var isForPrograms = path.startsWith("/api/") || path.startsWith("/engine-rest/");
    var caller = role.user == null ? http : isForPrograms ? http.as(role.user) : sessionOf(role);
    return isForPrograms || path.startsWith("/camunda/")
        ? caller.call(door.method(), path, BODIES.getOrDefault(door.door(), Map.of())).status()
        : caller.call(door.method(), path, "reason=x", "Content-Type", FORM).status();
  }

  /** Names something: of what is ours something that exists, so that who may not is told so. */
  private String filled(Role role, String path, boolean ours) {
    if (ours) {
      return path.replace("{key}", change)
          .replace("{market}", "SG")
          .replaceAll("\\{[^}]+}", NO_NUMBER);
    }
    return path.startsWith("/filter/")
        ? path.replace("{id}", listOf(role))
        : path.replaceAll("\\{[^}]+}", "no-such");
  }

  /** Each team has lists of its own. */
  private String listOf(Role role) {
    return role.user == null
        ? "no-such"
        : lists.computeIfAbsent(
            role,
            any ->
                http.as(role.user).get("/engine-rest/filter").json().path(0).path("id").asText());
  }

  /** Pages and web applications know no password in a request, only a session. */
  private Http sessionOf(Role role) {
    return sessions.computeIfAbsent(
        role,
        any -> {
          var session = http.logIn(Objects.requireNonNull(role.user));
          // gives out the token for what changes something
          session.get("/camunda/app/tasklist/default/");
          return session;
        });
  }

  private static Set<String> doorsIn(JsonNode openApi) {
    var doors = new TreeSet<String>();
    for (var path : openApi.path("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> doors.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }
    return doors;
  }

  private static Set<String> doorsOf(String file) {
    var doors = new TreeSet<String>();
    Placed.in(file).forEach(placed -> doors.add(placed.door()));
    return doors;
  }

  private static List<String> methods(Set<RequestMethod> methods) {
    var names = new ArrayList<String>();
    (methods.isEmpty() ? Stream.of(RequestMethod.values()) : methods.stream())
        .forEach(method -> names.add(method.name()));
    return names;
  }
}
