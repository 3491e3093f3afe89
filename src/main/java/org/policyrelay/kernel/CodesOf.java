package org.policyrelay.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which codes a text, or each text of a list, of the API can be: those of an enumeration, as
 * its {@code code()} spells them, or else its names in lower case with hyphens.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface CodesOf {
  Class<? extends Enum<?>> value();
}
