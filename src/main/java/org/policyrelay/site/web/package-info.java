/** The public policy site: server-rendered pages without scripts. */
@NullMarked
package org.policyrelay.site.web;

import org.jspecify.annotations.NullMarked;
