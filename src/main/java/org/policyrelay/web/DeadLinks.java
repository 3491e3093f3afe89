package org.policyrelay.web;

import java.util.Locale;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Turns links that lead nowhere on a page of ours into what people wrote: their words, and in
 * brackets where they were to lead. What would run ({@code javascript:}) or be shown by itself
 * ({@code data:}) is never a link here; with its address taken away it would lead to the page that
 * it stands on.
 */
public final class DeadLinks extends AbstractVisitor {

  private static final Set<String> LIVING = Set.of("http", "https", "mailto");

  private DeadLinks() {}

  /** Changes the text that the node stands for. */
  public static void writeOut(Node document) {
    document.accept(new DeadLinks());
  }

  @Override
  public void visit(Link link) {
    visitChildren(link);
    var address = link.getDestination();
    if (isLiving(address)) {
      return;
    }
    var said = new StringBuilder();
    for (var child = link.getFirstChild(); child != null; ) {
      var next = child.getNext();
      said.append(child instanceof Text text ? text.getLiteral() : " ");
      link.insertBefore(child);
      child = next;
    }
    if (!address.isBlank() && !said.toString().equals(address)) {
      link.insertBefore(new Text(" (" + address + ")"));
    }
    link.unlink();
  }

  /** Any address of ours, and those of others in the few ways that a page leads to them. */
  private static boolean isLiving(String address) {
    for (var at = 0; at < address.length(); at++) {
      switch (address.charAt(at)) {
        case '/', '?', '#' -> {
          return true;
        }
        case ':' -> {
          return LIVING.contains(address.substring(0, at).toLowerCase(Locale.ROOT));
        }
        default -> {}
      }
    }
    return !address.isBlank();
  }
}
