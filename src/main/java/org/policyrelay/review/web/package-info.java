/** When policies come up for review, over HTTP. */
@NullMarked
package org.policyrelay.review.web;

import org.jspecify.annotations.NullMarked;
