/** How far raters agree by every coefficient that there is, and that as programs read it. */
@NamedInterface("report")
@NullMarked
package org.policyrelay.agreement.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
