/**
 * What a policy says beside its prose, item by item, under {@code ext.relay}: topics, what is asked
 * of whom, exceptions, disclosures, a timeline for each market, sources and relations. Checked when
 * it comes in, read as it was stored, joined with what a market adds. A part of {@code entry}.
 */
@NamedInterface("content")
@NullMarked
package org.policyrelay.policy.entry.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
