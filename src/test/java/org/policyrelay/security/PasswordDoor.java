package org.policyrelay.security;

import java.util.Map;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;

/** Where a password is looked at. */
enum PasswordDoor {
  LOGIN_PAGE {
    @Override
    Answer attempt(Http http, String user, String password) {
      return http.visit().submitLogin(user, password);
    }

    @Override
    boolean letsIn(Answer answer) {
      // the way leads back to the form otherwise
      return answer.status() == 200 && !answer.text().contains("name=\"username\"");
    }

    @Override
    String format() {
      return "text/html";
    }
  },
  API {
    @Override
    Answer attempt(Http http, String user, String password) {
      return http.as(user, password).get("/api/inbox");
    }

    @Override
    String format() {
      return "application/problem+json";
    }
  },
  ENGINE_REST {
    @Override
    Answer attempt(Http http, String user, String password) {
      return http.as(user, password).get("/engine-rest/task/count");
    }
  },
  VERIFY {
    @Override
    Answer attempt(Http http, String user, String password) {
      return http.from(OFFICE)
          .as("admin")
          .post(
              "/engine-rest/identity/verify",
              Map.of("username", user, "password", password),
              "X-Forwarded-For",
              http.address());
    }

    @Override
    boolean letsIn(Answer answer) {
      return answer.json().path("authenticated").asBoolean();
    }
  },
  OWN_PASSWORD {
    @Override
    Answer attempt(Http http, String user, String password) {
      var session = http.from(OFFICE).logIn(user);
      return session.send(
          "PUT",
          "/camunda/api/engine/engine/default/user/qa-analyst/credentials",
          Map.of("password", "demo", "authenticatedUserPassword", password),
          "X-Forwarded-For",
          http.address());
    }

    @Override
    boolean letsIn(Answer answer) {
      return answer.status() == 204;
    }
  };

  /** Whence nobody guesses. */
  static final String OFFICE = "198.51.100.250";

  abstract Answer attempt(Http http, String user, String password);

  boolean letsIn(Answer answer) {
    return answer.status() == 200;
  }

  /** How it says that one has to wait. */
  String format() {
    return "application/json";
  }
}
