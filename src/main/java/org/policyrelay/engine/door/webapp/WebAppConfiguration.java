package org.policyrelay.engine.door.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.engine.ListTerms;
import org.policyrelay.engine.door.form.AnswerDesk;
import org.policyrelay.engine.door.form.OfferedChoices;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Puts our filters around the engine's two HTTP doors, behind the login. */
@Configuration(proxyBeanMethods = false)
class WebAppConfiguration {

  private static final String REST_DOOR = "/engine-rest/*";
  private static final String TASKLIST_DOOR = "/camunda/api/engine/*";

  private static final int AFTER_LOGIN = 101;

  /** Who has logged in to the relay is logged in to Tasklist, Cockpit and Admin. */
  @Bean
  FilterRegistrationBean<SingleSignOnFilter> singleSignOn() {
    var registration = new FilterRegistrationBean<>(new SingleSignOnFilter());
    registration.setInitParameters(Map.of("authentication-provider", WebAppLogin.class.getName()));
    registration.setOrder(AFTER_LOGIN);
    registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    return registration;
  }

  @Bean
  FilterRegistrationBean<ApplicationFilter> applications() {
    var registration = new FilterRegistrationBean<>(new ApplicationFilter());
    registration.setOrder(AFTER_LOGIN);
    registration.addUrlPatterns("/camunda/app/*");
    return registration;
  }

  @Bean
  FilterRegistrationBean<OwnNonceFilter> ownNonce() {
    var registration = new FilterRegistrationBean<>(new OwnNonceFilter());
    registration.setOrder(AFTER_LOGIN);
    registration.addUrlPatterns("/camunda/app/*");
    return registration;
  }

  /** Takes the place of the engine's own, in front of what else the engine registers. */
  @Bean
  FilterRegistrationBean<CallerFilter> caller(ObjectProvider<TransactionOperations> transactions) {
    var registration = new FilterRegistrationBean<>(new CallerFilter(transactions));
    registration.setName(CallerFilter.NAME);
    registration.setOrder(AFTER_LOGIN + 3);
    registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    return registration;
  }

  /** Takes the place of the engine's own. */
  @Bean
  FilterRegistrationBean<TokenFilter> webApplicationToken(CamundaBpmProperties settings) {
    var registration = new FilterRegistrationBean<>(new TokenFilter());
    registration.setName(TokenFilter.NAME);
    registration.setInitParameters(settings.getWebapp().getCsrf().getInitParams());
    registration.setOrder(AFTER_LOGIN + 4);
    registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    return registration;
  }

  /** At every door of the web applications, of which some pass queries on to the engine. */
  @Bean
  FilterRegistrationBean<ClientExpressionFilter> clientExpressions(
      ListTerms terms, ObjectMapper json) {
    var registration = new FilterRegistrationBean<>(new ClientExpressionFilter(terms, json));
    registration.setOrder(AFTER_LOGIN + 1);
    registration.addUrlPatterns(REST_DOOR, "/camunda/api/*");
    return registration;
  }

  @Bean
  FilterRegistrationBean<FormValuesFilter> formValues(
      ObjectProvider<AnswerDesk> desk, ObjectProvider<EngineLogin> login, ObjectMapper json) {
    var filter = new FormValuesFilter(desk, new AsCaller(login), json);
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(AFTER_LOGIN + 2);
    registration.addUrlPatterns(REST_DOOR, TASKLIST_DOOR);
    return registration;
  }

  @Bean
  FilterRegistrationBean<OfferedChoicesFilter> formsWithChoices(
      ObjectProvider<OfferedChoices> offered,
      ObjectProvider<EngineLogin> login,
      ObjectMapper json) {
    var filter = new OfferedChoicesFilter(offered, new AsCaller(login), json);
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(AFTER_LOGIN + 2);
    registration.addUrlPatterns(REST_DOOR, TASKLIST_DOOR);
    return registration;
  }
}
