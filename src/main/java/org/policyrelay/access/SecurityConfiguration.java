package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.engine.PasswordStamps;
import org.policyrelay.web.OpenAddresses;
import org.policyrelay.web.SiteAssets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which address is open to whom, and how somebody logs in there. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final HeaderWriter NEVER_KEPT = new CacheControlHeadersWriter();

  static final String AFTER_LOGIN = "/camunda/app/tasklist/default/";

  /** Addresses are whole paths, not relative to a servlet: the engine's APIs have their own. */
  @Bean
  PathPatternRequestMatcherBuilderFactoryBean wholePaths() {
    return new PathPatternRequestMatcherBuilderFactoryBean();
  }

  /** For programs: HTTP Basic without a session, or the session of somebody who has logged in. */
  @Bean
  @Order(1)
  SecurityFilterChain api(
      HttpSecurity http,
      EngineLogin login,
      EngineDoors doors,
      PasswordStamps stamps,
      LoginAnswers answers,
      List<OpenAddresses> told)
      throws Exception {
    return http.securityMatcher("/api/**", "/engine-rest/**", "/v3/api-docs/**", "/actuator/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(open(told))
                    .permitAll()
                    .requestMatchers("/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .access(doors.administrators())
                    .requestMatchers("/engine-rest/**")
                    .access(doors)
                    .anyRequest()
                    .authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(answers))
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(answers).accessDeniedHandler(answers))
        .csrf(SecurityConfiguration::csrf)
        .addFilterAfter(new EndedSessionFilter(stamps), SecurityContextHolderFilter.class)
        .addFilterAfter(new EngineCallerFilter(login), AuthorizationFilter.class)
        .build();
  }

  /**
   * The engine's web applications; their own filters set the policy. They check the forgery token
   * too, but end the session of whoever comes without: here it is only refused, and before the
   * logout, which they do not guard.
   */
  @Bean
  @Order(2)
  SecurityFilterChain webApplications(
      HttpSecurity http, EngineDoors doors, PasswordStamps stamps, LoginAnswers answers)
      throws Exception {
    return http.securityMatcher("/camunda/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    // the relay's login is the only one
                    .requestMatchers("/camunda/api/admin/auth/user/*/login/**")
                    .denyAll()
                    .requestMatchers("/camunda/api/engine/engine/*/user/**")
                    .access(doors)
                    .requestMatchers("/camunda/api/engine/**")
                    .access(doors)
                    .requestMatchers(
                        "/camunda/app/cockpit/**",
                        "/camunda/app/admin/**",
                        "/camunda/api/cockpit/**",
                        "/camunda/api/admin/plugin/*/*/**",
                        "/camunda/api/admin/setup/**")
                    .access(doors.administrators())
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            refused ->
                refused
                    .accessDeniedHandler(answers)
                    .defaultAuthenticationEntryPointFor(
                        answers, request -> request.getRequestURI().startsWith("/camunda/api/"))
                    .defaultAuthenticationEntryPointFor(
                        (request, response, thrown) -> response.sendRedirect("/login"),
                        request -> true))
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(new WebApplicationTokens())
                    .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
        .headers(
            headers ->
                headers
                    .frameOptions(Customizer.withDefaults())
                    .cacheControl(cache -> cache.disable())
                    .addHeaderWriter(new WebApplicationFiles()))
        .addFilterAfter(new EndedSessionFilter(stamps), SecurityContextHolderFilter.class)
        .requestCache(cache -> cache.requestCache(new AskedPage()))
        .logout(
            logout ->
                logout
                    .logoutRequestMatcher(SecurityConfiguration::isTasklistLogout)
                    .logoutSuccessHandler(
                        (request, response, who) ->
                            response.setStatus(HttpStatus.NO_CONTENT.value())))
        .build();
  }

  /** Pages for people. */
  @Bean
  @Order(3)
  SecurityFilterChain pages(
      HttpSecurity http,
      EngineLogin login,
      PasswordStamps stamps,
      SiteAssets assets,
      List<OpenAddresses> told)
      throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(open(told))
                    .permitAll()
                    .requestMatchers(
                        "/", "/login", "/assets/**", "/error", "/favicon.ico", "/webjars/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage("/login")
                    .defaultSuccessUrl(AFTER_LOGIN)
                    .authenticationDetailsSource(request -> login(request, stamps))
                    .failureHandler(new LoginRefusal()))
        .requestCache(cache -> cache.requestCache(new AskedPage()))
        .exceptionHandling(refused -> refused.accessDeniedHandler(new SessionEnded()))
        .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
        .csrf(SecurityConfiguration::csrf)
        .addFilterAfter(new EndedSessionFilter(stamps), SecurityContextHolderFilter.class)
        .addFilterAfter(new EngineCallerFilter(login), AuthorizationFilter.class)
        .headers(
            headers ->
                headers
                    .cacheControl(cache -> cache.disable())
                    .addHeaderWriter(
                        (request, response) -> {
                          if (!assets.keep(request, response)) {
                            NEVER_KEPT.writeHeaders(request, response);
                          }
                        }))
        .build();
  }

  /** What the modules say is open to everybody. */
  private static RequestMatcher open(List<OpenAddresses> told) {
    var paths = PathPatternRequestMatcher.withDefaults();
    return new OrRequestMatcher(
        told.stream()
            .flatMap(module -> module.open().stream())
            .<RequestMatcher>map(one -> paths.matcher(one.method(), one.pattern()))
            .toList());
  }

  private static LoginDetails login(HttpServletRequest request, PasswordStamps stamps) {
    var user =
        request.getParameter(
            UsernamePasswordAuthenticationFilter.SPRING_SECURITY_FORM_USERNAME_KEY);
    return LoginDetails.of(request, user == null ? "" : user.trim(), stamps);
  }

  /**
   * Forms and scripts of a session prove by a token that they are ours. A request without a session
   * that brings its own password needs none, unless a browser says that another site sent it.
   */
  private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
    RequestMatcher needsToken =
        request ->
            CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && !request.getRequestURI().equals("/api/policies/resolve/bulk")
                // a mail program's one click brings no token of ours, and the address is a secret
                && !request.getRequestURI().startsWith("/unsubscribe/")
                && (isLoginForm(request)
                    || hasSession(request)
                    || !bringsPassword(request)
                    || isCrossSite(request));
    var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    csrf.csrfTokenRepository(tokens)
        .csrfTokenRequestHandler(new FormTokens())
        .requireCsrfProtectionMatcher(needsToken);
  }

  /** It brings its password in its body, and begins a session for whoever's browser sent it. */
  private static boolean isLoginForm(HttpServletRequest request) {
    return request.getServletPath().equals("/login");
  }

  private static boolean hasSession(HttpServletRequest request) {
    return request.getSession(false) != null;
  }

  private static boolean bringsPassword(HttpServletRequest request) {
    var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.startsWith("Basic ");
  }

  private static boolean isCrossSite(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  private static boolean isTasklistLogout(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().matches("/camunda/api/admin/auth/user/[^/]+/logout");
  }
}
