/** What the engine's statements cost before they reach the database. */
@NullMarked
package org.policyrelay.engine.sql;

import org.jspecify.annotations.NullMarked;
