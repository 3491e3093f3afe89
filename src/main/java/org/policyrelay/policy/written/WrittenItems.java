package org.policyrelay.policy.written;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.KeptIds;
import org.policyrelay.policy.entry.content.Requirement;

/**
 * One part of an entry as people write it. An item that is written as before stays as it is to the
 * letter, and so does each of its fields that is; what is not written any more goes. A part that
 * cannot be written so stays as it is: its text says that, and whatever else is submitted for it is
 * refused.
 */
public final class WrittenItems {

  /** The most characters of one part: forty topics in thirteen markets have room, thrice. */
  public static final int LONGEST = 50_000;

  private static final String LOCKED =
      "%s: what the policy has there cannot be written here, and stays as it is; leave this text alone, and change it over the API";

  private static final Pattern AGE = Pattern.compile("\\d{1,3}");

  private final ItemPart part;
  private final List<ObjectNode> items;

  /** How each of the items is written, in their order. */
  private final List<Block> blocks;

  private final boolean isLocked;

  private WrittenItems(
      ItemPart part, List<ObjectNode> items, List<Block> blocks, boolean isLocked) {
    this.part = part;
    this.items = items;
    this.blocks = blocks;
    this.isLocked = isLocked;
  }

  public static WrittenItems of(PolicyEntry entry, ItemPart part) {
    // a copy, and a long one: once
    var relay = entry.json().at("/ext/relay");
    var content = relay.path(part.code());
    var items = part.items(content).orElse(List.of());
    var ids =
        part.hasIds()
            ? KeptIds.of(entry.policyId(), relay).getOrDefault(part.code(), List.of())
            : List.<String>of();
    var blocks = new ArrayList<Block>();
    for (var index = 0; index < items.size(); index++) {
      var shown = items.get(index).deepCopy();
      if (part.hasIds() && index < ids.size()) {
        shown.put(part.key().name(), ids.get(index));
      }
      blocks.add(Block.of(part, shown));
    }
    var written = new WrittenItems(part, items, blocks, false);
    var canBe =
        part.items(content).isPresent()
            && (!part.hasIds() || ids.size() == items.size())
            && written.isFaithful();
    return canBe ? written : new WrittenItems(part, items, List.of(), true);
  }

  /** Every part that people can write, by the key of its field in a form. */
  public static Map<String, Object> shownOf(PolicyEntry entry) {
    var shown = new LinkedHashMap<String, Object>();
    for (var part : ItemPart.values()) {
      shown.put(part.code(), of(entry, part).text());
    }
    return shown;
  }

  /** What the form has in it; empty where the entry says nothing of that. */
  public String text() {
    return isLocked ? "(" + LOCKED.formatted(part.title()) + ".)" : Block.text(blocks);
  }

  /**
   * Takes over what was submitted.
   *
   * @param entry to be changed; as it was read, but for other fields
   * @throws RefusedException with {@link ErrorCode#INVALID_FORM} for what is not written so
   */
  public void edit(String submitted, ObjectNode entry) {
    var text = Texts.lines(submitted);
    if (text.equals(text())) {
      return;
    }
    if (isLocked) {
      var message = LOCKED.formatted(part.title());
      throw new RefusedException(
          ErrorCode.INVALID_FORM,
          message,
          List.of(new FieldError(part.code(), "not-here", message)));
    }
    var complaints = new Complaints(part);
    var written = Texts.isBlank(text) ? List.<Block>of() : BlockReader.read(part, text, complaints);
    var former = matched(written, complaints);
    var edited = new ArrayList<ObjectNode>();
    for (var index = 0; index < written.size(); index++) {
      edited.add(item(written.get(index), index + 1, former.get(index), complaints));
    }
    complaints.refuse();
    put(entry, edited, former);
  }

  /** The place of the item that each block is about, below 0 for one that is new. */
  private List<Integer> matched(List<Block> written, Complaints complaints) {
    var known = new HashMap<String, Integer>();
    IntStream.range(0, blocks.size()).forEach(at -> known.put(blocks.get(at).key(part), at));
    var first = new HashMap<String, Integer>();
    var places = new ArrayList<Integer>();
    for (var block : written) {
      var item = places.size() + 1;
      var key = part.isOne() ? "" : block.key(part);
      if (part.isOne()) {
        places.add(items.isEmpty() ? -1 : 0);
        if (item > 1) {
          complaints.add(
              item, "duplicate", "there is one alone; leave out the empty line within it");
        }
        continue;
      }
      places.add(known.getOrDefault(key, -1));
      var other = key.isEmpty() ? null : first.putIfAbsent(key, item);
      if (other != null) {
        complaints.add(
            item,
            part.key(),
            "duplicate",
            "\"%s\" is the %s of item %d already; write another%s"
                .formatted(
                    Texts.shown(key),
                    part.key().words(),
                    other,
                    part.hasIds() ? ", or leave the line out for a new item" : ""));
      }
      if (key.isEmpty() && part == ItemPart.TIMELINE) {
        complaints.add(item, "required", "must say its market, such as \"market: TH\"");
      }
    }
    return places;
  }

  private ObjectNode item(Block written, int number, int former, Complaints complaints) {
    var before = former < 0 ? Block.NONE : blocks.get(former);
    var item = former < 0 ? JsonNodeFactory.instance.objectNode() : items.get(former).deepCopy();
    var isOtherType = false;
    var fields = new ArrayList<>(written.said().keySet());
    part.fields().stream().filter(field -> !fields.contains(field)).forEach(fields::add);
    for (var field : fields) {
      var said = written.of(field);
      if (said.equals(before.of(field))) {
        continue;
      }
      isOtherType |= field.name().equals("type") || field.kind() == Kind.VALUE;
      if (said.isEmpty()) {
        item.remove(field.name());
      } else {
        item.set(
            field.name(),
            field
                .kind()
                .read(
                    said,
                    item.path(field.name()),
                    wrong ->
                        complaints.add(
                            number,
                            field,
                            "malformed",
                            "\"%s\" %s".formatted(field.words(), wrong))));
      }
    }
    if (isOtherType && part == ItemPart.REQUIREMENTS) {
      type(item);
    }
    return item;
  }

  /** An age is a number, all else a text. */
  private static void type(ObjectNode item) {
    var value = item.path("value");
    var isAge = item.path("type").asText().equals(Requirement.Type.AGE.code());
    if (isAge && value.isTextual() && AGE.matcher(value.asText()).matches()) {
      item.put("value", Integer.parseInt(value.asText()));
    } else if (!isAge && value.isNumber()) {
      item.set("value", TextNode.valueOf(value.asText()));
    }
  }

  private void put(ObjectNode entry, List<ObjectNode> edited, List<Integer> former) {
    var ext = entry.withObjectProperty("ext");
    var relay = ext.withObjectProperty("relay");
    var policyId = entry.path("policy_id").asText();
    var ids = new HashMap<>(KeptIds.of(policyId, relay));
    if (edited.isEmpty()) {
      relay.remove(part.code());
    } else {
      relay.set(part.code(), part.content(edited));
    }
    ids.put(
        part.code(), former.stream().map(at -> at < 0 ? "" : blocks.get(at).key(part)).toList());
    var taken = new HashSet<String>();
    if (part.hasIds()) {
      blocks.forEach(block -> taken.add(block.key(part)));
    }
    KeptIds.keep(policyId, relay, ids, taken);
    removeIfEmpty(ext, "relay");
    removeIfEmpty(entry, "ext");
  }

  private static void removeIfEmpty(ObjectNode holder, String field) {
    if (holder.path(field).isEmpty()) {
      holder.remove(field);
    }
  }

  /** Whether all that the items say is written, and read back, so that nothing of it is lost. */
  private boolean isFaithful() {
    var text = Block.text(blocks);
    if (!items.stream().allMatch(this::fits)
        || Texts.length(text) > LONGEST
        || Texts.problemOf(text).isPresent()
        || (!part.isOne()
            && blocks.stream().map(one -> one.key(part)).distinct().count() < blocks.size())) {
      return false;
    }
    var complaints = new Complaints(part);
    var read = blocks.isEmpty() ? List.<Block>of() : BlockReader.read(part, text, complaints);
    return read.equals(blocks)
        && read.stream().allMatch(one -> Block.of(part, item(one, 1, -1, complaints)).equals(one));
  }

  private boolean fits(ObjectNode item) {
    var known = new HashMap<String, Kind>();
    part.fields().forEach(field -> known.put(field.name(), field.kind()));
    return !item.isEmpty()
        && item.properties().stream()
            .allMatch(
                one ->
                    known.containsKey(one.getKey())
                        && Objects.requireNonNull(known.get(one.getKey())).fits(one.getValue()));
  }
}
