/**
 * What replaces the engine's insides, a package and a switch a part, all of them put in place by
 * {@code TunedEngine}. A part that is switched off is the engine's own: the same tasks in the same
 * order, the same refusals, only slower. Nothing in here decides who may do what.
 *
 * <table>
 *   <caption>What replaces what, and what it is worth</caption>
 *   <tr><th>part</th><th>switch</th><th>in the place of</th><th>without it</th></tr>
 *   <tr>
 *     <td>{@code lists}</td>
 *     <td>{@code relay.engine.tuned.lists}</td>
 *     <td>the statements of the task and variable queries, which join every task with every grant
 *         of the caller; the two large questions whether the caller may do one thing</td>
 *     <td>a list of 6,000 open tasks takes 2.7 to 7.8 times as long beside the database (2.9 and
 *         2.3 ms instead of 8.6 and 18.4), 2.3 to 7.4 times a millisecond away; an answer 1.27 and
 *         1.16 times</td>
 *   </tr>
 *   <tr>
 *     <td>{@code reads}</td>
 *     <td>{@code relay.engine.tuned.reads}</td>
 *     <td>reading definitions in every command, and a task's history before it is written</td>
 *     <td>an answer takes 1.12 and 1.15 times as long</td>
 *   </tr>
 *   <tr>
 *     <td>{@code jobs}</td>
 *     <td>{@code relay.engine.tuned.jobs}</td>
 *     <td>the search for jobs that go on at once, and one transaction for each job that is due</td>
 *     <td>the next task is there after 1.03 times as long beside the database, 1.17 times a
 *         millisecond away; of 600 ladders that are due at once after a downtime 277 rungs a second
 *         are climbed instead of 425</td>
 *   </tr>
 * </table>
 *
 * <p>Measured on 29 November 2026 with {@code mvn -Pbenchmark verify -Dbenchmark.sections=tuned}:
 * 150 handoffs of each variant in turn, an answer being one claim and one completed form (7.2 ms
 * beside PostgreSQL, 51 ms a millisecond away, with all parts on); medians, on two cores that
 * others were using too. What is worth less than a tenth of a list, an answer or a start is not
 * kept: see ADR 30.
 */
@NullMarked
package org.policyrelay.engine.tuned;

import org.jspecify.annotations.NullMarked;
