package org.policyrelay.policy.written;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Texts;

/**
 * Takes a text apart into its items. A line that begins with a name and a colon says something of
 * the item; one that begins with two spaces goes on with the text above, whatever stands in it, and
 * so does one below it that begins with no name. An empty line ends the item, unless what follows
 * is indented. Nothing that looks like a name, and is none, is taken for a text.
 */
final class BlockReader {

  private static final Pattern NAMED =
      Pattern.compile("\\s?(\\p{L}[\\p{L}\\p{M} _-]{0,39}?)\\s*:(.*)", Pattern.DOTALL);

  /** What is named by an address is no name. */
  private static final String ADDRESS = "//";

  private static final String GOES_ON =
      "a line that goes on with the text above it begins with two spaces";

  private final ItemPart part;
  private final Complaints complaints;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<ItemField, List<String>> said = new LinkedHashMap<>();

  /** Empty lines, of which nobody knows yet whether they end the item. */
  private final List<String> empty = new ArrayList<>();

  private final List<String> lines = new ArrayList<>();
  private @Nullable ItemField field;

  /** Of the line that is read, and of the one in which the field began; from 1. */
  private int number;

  private int began;
  private boolean isOpen;

  private BlockReader(ItemPart part, Complaints complaints) {
    this.part = part;
    this.complaints = complaints;
  }

  /**
   * @param text with one kind of line end
   */
  static List<Block> read(ItemPart part, String text, Complaints complaints) {
    var reader = new BlockReader(part, complaints);
    for (var line : text.split("\n", -1)) {
      reader.line(line);
    }
    reader.endBlock();
    return reader.blocks;
  }

  private void line(String line) {
    number++;
    var isIndented = isOpen && (line.startsWith(Block.INDENT) || line.startsWith("\t"));
    var rest = isIndented ? line.substring(line.startsWith("\t") ? 1 : 2) : line;
    if (line.isBlank()) {
      empty.add(isIndented ? rest : "");
      return;
    }
    if (isIndented) {
      lines.addAll(empty);
      empty.clear();
      lines.add(rest);
      return;
    }
    var isFirst = !isOpen || !empty.isEmpty();
    empty.clear();
    if (isFirst) {
      endBlock();
      isOpen = true;
      complaints.begins(blocks.size() + 1, number);
    }
    var named = NAMED.matcher(line);
    var known = named.matches() ? part.field(named.group(1)) : Optional.<ItemField>empty();
    if (known.isPresent()) {
      endField();
      field = known.get();
      began = number;
      complaints.stands(blocks.size() + 1, field, number);
      lines.add(named.group(2));
    } else if (named.matches() && !named.group(2).startsWith(ADDRESS)) {
      endField();
      complain(
          "unknown",
          "there is no \"%s\"; it can be %s, and %s"
              .formatted(Texts.shown(named.group(1).strip()), part.names(), GOES_ON));
    } else if (isFirst) {
      complain(
          "malformed",
          "must begin with a name and a colon, of %s; this does not: \"%s\", and %s"
              .formatted(part.names(), Texts.shown(line.strip()), GOES_ON));
    } else if (isWhatItIsKnownBy(field)) {
      complain(
          "malformed",
          "a name and a colon, of %s, must stand before each thing that is said; here they do not: \"%s\", and %s"
              .formatted(part.names(), Texts.shown(line.strip()), GOES_ON));
    } else {
      lines.add(line);
    }
  }

  /** That is a word, and no text that could go on. */
  private boolean isWhatItIsKnownBy(@Nullable ItemField one) {
    return one != null && !part.isOne() && one.equals(part.key());
  }

  private void endField() {
    var one = field;
    var text = String.join("\n", lines).strip();
    field = null;
    lines.clear();
    if (one == null || text.isEmpty()) {
      return;
    }
    var before = said.computeIfAbsent(one, none -> new ArrayList<>());
    if (!before.isEmpty() && one.kind() != Kind.TEXTS) {
      complaints.addAt(
          blocks.size() + 1,
          began,
          "duplicate",
          "\"%s\" stands there twice; leave one out".formatted(one.words()));
    }
    before.add(text);
  }

  private void endBlock() {
    if (isOpen) {
      endField();
      blocks.add(new Block(said));
      said.clear();
    }
    isOpen = false;
    empty.clear();
  }

  private void complain(String code, String message) {
    complaints.addAt(blocks.size() + 1, number, code, message);
  }
}
