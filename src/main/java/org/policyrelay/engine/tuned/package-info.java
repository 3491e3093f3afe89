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
 *     <td>a list of 6,000 open tasks takes 2.1 to 14 times as long beside the database (5.0 and
 *         5.6 ms against 10 and 80), 1.6 to 8.1 times a millisecond away (7.1 and 10.6 against 14
 *         and 86); an answer 1.33 and 1.15 times</td>
 *   </tr>
 *   <tr>
 *     <td>{@code reads}</td>
 *     <td>{@code relay.engine.tuned.reads}</td>
 *     <td>reading definitions in every command, and a task's history before it is written</td>
 *     <td>an answer takes 1.06 times as long beside the database, 1.17 times a millisecond away;
 *         the next task is there after 1.23 and 1.07 times as long</td>
 *   </tr>
 *   <tr>
 *     <td>{@code jobs}</td>
 *     <td>{@code relay.engine.tuned.jobs}</td>
 *     <td>the search for jobs that go on at once, and one transaction for each job that is due</td>
 *     <td>the next task is there after 1.30 times as long beside the database, 1.14 times a
 *         millisecond away; of ladders that are due at once after a downtime 79 rungs a second are
 *         climbed a millisecond away against 121 (beside the database the rounds differ more from
 *         each other than the variants)</td>
 *   </tr>
 * </table>
 *
 * <p>Measured on 1 December 2026 with {@code mvn -Pbenchmark verify -Dbenchmark.sections=tuned}:
 * 150 handoffs of each variant in turn, an answer being one claim and one completed form (4.3 ms
 * beside PostgreSQL, 49 ms a millisecond away, with all parts on); medians, on two cores that
 * nobody else used. Without any of them an answer takes 1.38 and 1.32 times as long. What is worth
 * less than a tenth of a list, an answer or a start is not kept: see ADR 30.
 */
@NullMarked
package org.policyrelay.engine.tuned;

import org.jspecify.annotations.NullMarked;
