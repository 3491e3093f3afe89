package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What is set under a name of the operator's is one setting, however that name is written. */
class SettingNamesTest {

  /** As application.yml has it. */
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "relay.teams.ad-review.name", "Ad Review",
          "relay.teams.ad-review.lead-group", "ad-review-leads",
          "relay.teams.ad-review.hubs[0]", "SG",
          "relay.notification.webhooks.Chat.url", "https://chat.example",
          "relay.calendars.us-ny.zone", "America/New_York");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RELAY_CALENDARS_SG_ICS                | calendars | SG        | ics
          relay_calendars_sg_ics                | calendars | SG        | ics
          RELAY_CALENDARS_AU_NSW_HOURS          | calendars | AU-NSW    | hours
          RELAY_CALENDARS_AUNSW_HOURS           | calendars | AU-NSW    | hours
          RELAY_CALENDARS_AU_NSW_WORKING_DAYS_0 | calendars | AU-NSW    | working-days[0]
          RELAY_CALENDARS_AUNSW_WORKINGDAYS_1   | calendars | AU-NSW    | working-days[1]
          RELAY_CALENDARS_SG_WORKINGDAYS        | calendars | SG        | working-days
          RELAY_CALENDARS_SG_HOLIDAYS_0_DATE    | calendars | SG        | holidays[0].date
          RELAY_CALENDARS_SG_HOLIDAYS_12_NAME   | calendars | SG        | holidays[12].name
          RELAY_CALENDARS_SG_WEEKEND            | calendars | SG        | weekend
          RELAY_CALENDARS_MY_KUL_WEEKEND_1      | calendars | MY-KUL    | weekend[1]
          RELAY_CALENDARS_JP_ZONE               | calendars | JP        | zone
          RELAY_CALENDARS_DE_BY_2_ZONE          | calendars | DE-BY-2   | zone
          RELAY_CALENDARS_US_NY_HOURS           | calendars | us-ny     | hours
          RELAY_CALENDARS_USNY_HOURS            | calendars | us-ny     | hours
          RELAY_TEAMS_ADREVIEW_HUBS             | teams     | ad-review | hubs
          RELAY_TEAMS_AD_REVIEW_HUBS            | teams     | ad-review | hubs
          RELAY_TEAMS_AD_REVIEW_HUBS_0          | teams     | ad-review | hubs[0]
          RELAY_TEAMS_AD_REVIEW_LEAD_GROUP      | teams     | ad-review | lead-group
          RELAY_TEAMS_ADREVIEW_LEAD_GROUP       | teams     | ad-review | lead-group
          RELAY_TEAMS_AD_REVIEW_LEADGROUP       | teams     | ad-review | lead-group
          RELAY_TEAMS_NIGHT_SHIFT_NAME          | teams     | night-shift | name
          RELAY_NOTIFICATION_WEBHOOKS_CHAT_SECRET   | notification.webhooks | Chat   | secret
          RELAY_NOTIFICATION_WEBHOOKS_ON_CALL_URL   | notification.webhooks | on-call | url
          RELAY_NOTIFICATION_WEBHOOKS_CHAT_GROUPS_1 | notification.webhooks | Chat   | groups[1]
          """)
  void theEnvironmentIsUnderstood(String variable, String map, String name, String part) {
    var environment = environment(Map.of(variable, "here"), Map.of());

    assertThat(environment.getProperty("relay.%s.%s.%s".formatted(map, name, part)))
        .isEqualTo("here");
    assertThat(names(environment, map)).doesNotHaveDuplicates().contains(name);
    assertThat(names(environment, map).stream().map(NamedSettings::bare).distinct())
        .hasSameSizeAs(names(environment, map));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          relay.calendars.sg.ics           | relay.calendars.SG.ics
          relay.calendars.aunsw.hours      | relay.calendars.AU-NSW.hours
          relay.calendars[au-nsw].hours    | relay.calendars.AU-NSW.hours
          relay.calendars.AU_NSW.hours     | relay.calendars.AU-NSW.hours
          relay.teams.adReview.hubs        | relay.teams.ad-review.hubs
          relay.teams.AD-REVIEW.leadGroup  | relay.teams.ad-review.lead-group
          relay.notification.webhooks.chat.secret | relay.notification.webhooks.Chat.secret
          """)
  void soIsTheCommandLine(String option, String setting) {
    var environment = environment(Map.of(), Map.of(option, "here", "other", "stays"));

    assertThat(environment.getProperty(setting)).isEqualTo("here");
    assertThat(environment.getProperty("other")).isEqualTo("stays");
    assertThat(names(environment, "teams")).containsExactly("ad-review");
  }

  @Test
  void oneThingOfATeamIsChangedAndTheRestStays() {
    var environment = environment(Map.of("RELAY_TEAMS_AD_REVIEW_HUBS", "PH,SG"), Map.of());

    assertThat(environment.getProperty("relay.teams.ad-review.name")).isEqualTo("Ad Review");
    assertThat(
            Binder.get(environment)
                .bind("relay.teams.ad-review.hubs", Bindable.listOf(String.class))
                .get())
        .containsExactly("PH", "SG");
  }

  @Test
  void theCommandLineHasMoreWeightThanTheEnvironment() {
    var environment =
        environment(
            Map.of("RELAY_CALENDARS_SG_HOURS", "08:00-16:00", "PATH_OF_MINE", "/tmp"),
            Map.of("relay.calendars.sg.hours", "10:00-18:00"));

    assertThat(environment.getProperty("relay.calendars.SG.hours")).isEqualTo("10:00-18:00");
    assertThat(environment.getProperty("path.of.mine")).isEqualTo("/tmp");
  }

  @ParameterizedTest
  @CsvSource({
    "RELAY_CALENDARS_SG_HOUR",
    "RELAY_CALENDARS_SG",
    "RELAY_CALENDARS_SG_HOLIDAYS_DATE",
    "RELAY_TEAMS_AD_REVIEW_HUB",
    "RELAY_NOTIFICATION_WEBHOOKS_CHAT_PASSWORD"
  })
  void whatIsMisspeltIsTold(String variable) {
    assertThatThrownBy(() -> environment(Map.of(variable, "x"), Map.of()))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith(variable + ": is no setting; under relay.")
        .hasMessageContaining(".<name> there are ");
    var option = variable.toLowerCase(Locale.ROOT).replace('_', '.');
    assertThatThrownBy(() -> environment(Map.of(), Map.of(option, "x")))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith(option + ": is no setting; under relay.");
  }

  @Test
  void aNameWithNothingUnderItIsNothing() {
    assertThat(environment(Map.of(), Map.of("relay.calendars.SG", "")).getProperty("other"))
        .isNull();
  }

  /** A new one fails here until {@link NamedSettings} has it. */
  @Test
  void everythingThatIsReadCanBeSet() throws ClassNotFoundException {
    var records =
        Map.of(
            "relay.calendars", "org.policyrelay.calendar.CalendarProperties$Entry",
            "relay.teams", "org.policyrelay.team.TeamProperties$Entry",
            "relay.notification.webhooks",
                "org.policyrelay.notification.NotificationProperties$Webhook");
    for (var settings : NamedSettings.ALL) {
      var type = Class.forName(records.get(settings.prefix().toString()));
      assertThat(settings.parts()).containsExactlyInAnyOrderElementsOf(parts(type).toList());
    }
  }

  private static Stream<String> parts(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).flatMap(SettingNamesTest::parts);
  }

  private static Stream<String> parts(RecordComponent component) {
    var name = DataObjectPropertyName.toDashedForm(component.getName());
    if (!(component.getGenericType() instanceof ParameterizedType many)) {
      return Stream.of(name);
    }
    Type element = many.getActualTypeArguments()[0];
    return element instanceof Class<?> one && one.isRecord()
        ? parts(one).map(part -> name + "[#]." + part)
        : Stream.of(name, name + "[#]");
  }

  private static List<String> names(StandardEnvironment environment, String map) {
    return Binder.get(environment)
        .bind("relay." + map, Bindable.mapOf(String.class, Object.class))
        .map(found -> List.copyOf(found.keySet()))
        .orElse(List.of());
  }

  private static StandardEnvironment environment(
      Map<String, Object> variables, Map<String, Object> options) {
    var environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    sources.replace(name, new SystemEnvironmentPropertySource(name, variables));
    sources.addFirst(new MapPropertySource("options", new LinkedHashMap<>(options)));
    sources.addLast(new MapPropertySource("defaults", DEFAULTS));
    new SettingNames().postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }
}
