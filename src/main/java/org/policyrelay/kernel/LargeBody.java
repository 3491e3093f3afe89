package org.policyrelay.kernel;

/**
 * An address that takes larger bodies than others, of people who have logged in: what it is asked
 * comes whole or not at all. How large, {@code relay.http.max-large-body} says.
 *
 * @param method such as {@code POST}
 * @param path to the letter, behind the application's own
 * @param parts how many names, values, brackets and braces a JSON body may have there
 */
public record LargeBody(String method, String path, int parts) {}
