package org.policyrelay.publishing.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Footnotes by the names and in the places that people gave them, as they were approved: the usual
 * way would number them anew, move them to the end and leave out what nothing refers to. And boxes
 * of a task list with what they say for who does not see them.
 */
final class MarkdownNodes implements NodeRenderer {

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;
  private final String prefix;

  /**
   * @param prefix begins the ids of notes, so that no two texts on a page share one
   */
  MarkdownNodes(HtmlNodeRendererContext context, String prefix) {
    this.context = context;
    this.html = context.getWriter();
    this.prefix = prefix;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(FootnoteReference.class, FootnoteDefinition.class, TaskListItemMarker.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof FootnoteReference reference) {
      reference(reference);
    } else if (node instanceof FootnoteDefinition note) {
      note(note);
    } else if (node instanceof TaskListItemMarker task) {
      task(task);
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
    html.tag("sup", Map.of("id", id(note.getLabel())));
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

  /** Of letters that an id may have, whatever the note is called. */
  private String id(String label) {
    return "fn-" + prefix + "-" + Integer.toHexString(label.hashCode());
  }
}
