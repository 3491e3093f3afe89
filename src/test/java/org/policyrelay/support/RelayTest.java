package org.policyrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.policyrelay.notification.Post;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a random port, with demo users, on a database of its own: H2 in memory,
 * or PostgreSQL when the system property {@code relay.test.database} says so. Every test that uses
 * this annotation as it stands shares one application context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@Import({
  Relay.class,
  AbsentPeople.class,
  BareHandoffs.class,
  Post.class,
  FlowRecorder.class,
  SqlCounter.class,
  HostileFilter.class,
  Wording.class
})
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = TestDatabase.class)
public @interface RelayTest {}
