package org.policyrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Beside {@link RelayTest}: each test begins at the same instant of a working day, at which the
 * clock stands still until the test moves it, and leaves no process behind.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(StoppedTime.Extension.class)
public @interface StoppedTime {

  /** Before what a test prepares itself, and after what it tidies up itself. */
  final class Extension implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
      relay(context).stopTime();
    }

    @Override
    public void afterEach(ExtensionContext context) {
      relay(context).cleanUp();
    }

    private static Relay relay(ExtensionContext context) {
      return SpringExtension.getApplicationContext(context).getBean(Relay.class);
    }
  }
}
