/**
 * What policies are made of as tables for spreadsheets: topics by market, and requirements; out as
 * CSV or XLSX, and back in as an edit of the entry, told cell by cell. Whatever a file says,
 * nothing of it is run, followed or guessed: what cannot be taken to the letter is refused by its
 * cell. A part of {@code entry}'s world: it knows entries and nothing of what is published.
 */
@NamedInterface("table")
@NullMarked
package org.policyrelay.policy.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
