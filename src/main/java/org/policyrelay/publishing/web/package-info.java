/** The public policy site: server-rendered pages without scripts. */
@NullMarked
package org.policyrelay.publishing.web;

import org.jspecify.annotations.NullMarked;
