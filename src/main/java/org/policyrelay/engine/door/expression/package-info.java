/**
 * What the engine evaluates: the expressions of deployed models, and nothing that came from a
 * client.
 */
@NullMarked
package org.policyrelay.engine.door.expression;

import org.jspecify.annotations.NullMarked;
