package org.policyrelay.site.web;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.policyrelay.kernel.Sha256;

/**
 * Footnotes by the names and in the places that people gave them, as they were approved: the usual
 * way would number them anew, move them to the end and leave out what nothing refers to. And boxes
 * of a task list with what they say for who does not see them, and the places that links lead to.
 */
final class MarkdownNodes implements NodeRenderer {

  /** Digits that tell the names of a text apart. */
  private static final int LONG_ENOUGH = 16;

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;
  private final String prefix;
  private final Set<String> placed = new HashSet<>();

  /**
   * @param prefix begins the ids of notes; no two texts on a page share one
   */
  MarkdownNodes(HtmlNodeRendererContext context, String prefix) {
    this.context = context;
    this.html = context.getWriter();
    this.prefix = prefix;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(
        FootnoteReference.class,
        FootnoteDefinition.class,
        TaskListItemMarker.class,
        ClauseAnchors.Anchor.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof FootnoteReference reference) {
      reference(reference);
    } else if (node instanceof FootnoteDefinition note) {
      note(note);
    } else if (node instanceof TaskListItemMarker task) {
      task(task);
    } else if (node instanceof ClauseAnchors.Anchor anchor) {
      html.tag("span", Map.of("id", anchor.id()));
      html.tag("/span");
    }
  }

  private void reference(FootnoteReference reference) {
    html.tag("sup");
    html.tag("a", Map.of("href", "#" + id(reference.getLabel())));
    html.text(reference.getLabel());
    html.tag("/a");
    html.tag("/sup");
  }

  private void note(FootnoteDefinition note) {
    html.line();
    html.tag("div", context.extendAttributes(note, "div", Map.of("class", "footnote")));
    // of two notes with one name the first is the one that is referred to
    html.tag("sup", placed.add(id(note.getLabel())) ? Map.of("id", id(note.getLabel())) : Map.of());
    html.text(note.getLabel());
    html.tag("/sup");
    html.line();
    for (var child = note.getFirstChild(); child != null; ) {
      var next = child.getNext();
      context.render(child);
      child = next;
    }
    html.tag("/div");
    html.line();
  }

  private void task(TaskListItemMarker task) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("type", "checkbox");
    attributes.put("disabled", "");
    if (task.isChecked()) {
      attributes.put("checked", "");
    }
    attributes.put("aria-label", task.isChecked() ? "done" : "to do");
    html.tag("input", attributes);
    html.raw(" ");
  }

  /** Of letters that an id may have, whatever the note is called; Aa and aa are one name. */
  private String id(String label) {
    var name = label.strip().toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    var hash = Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    return "fn-" + prefix + "-" + hash.substring(0, LONG_ENOUGH);
  }
}
