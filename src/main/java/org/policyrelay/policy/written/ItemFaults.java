package org.policyrelay.policy.written;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.EntryPlaces;

/**
 * What an entry's checks find wrong with an item, told to whoever has written it: by the field of
 * the form, the item's number, the line and the name before it.
 */
public final class ItemFaults {

  private static final Pattern ITEM =
      Pattern.compile("ext\\.relay\\.(\\w+)(?:\\[(\\d+)])?(?:\\.(.*))?", Pattern.DOTALL);

  private ItemFaults() {}

  /**
   * Does what may refuse an entry that somebody has written in a form.
   *
   * @param written what they have written by the keys of the form's fields
   */
  public static void tell(Map<String, Object> written, Runnable check) {
    try {
      check.run();
    } catch (RefusedException refused) {
      throw inWords(refused, written);
    }
  }

  private static RefusedException inWords(RefusedException refused, Map<String, Object> written) {
    var told = new ArrayList<FieldError>();
    var isOfItems = false;
    for (var fault : refused.fields()) {
      var item = inWords(fault, written);
      isOfItems |= item.isPresent();
      told.add(
          item.orElseGet(
              () -> new FieldError(fault.field(), fault.code(), EntryPlaces.sentence(fault))));
    }
    return refused.code() == ErrorCode.INVALID_POLICY_ENTRY && isOfItems
        ? new RefusedException(refused.code(), Complaints.sentence(told), told)
        : refused;
  }

  private static Optional<FieldError> inWords(FieldError fault, Map<String, Object> written) {
    var place = ITEM.matcher(fault.field());
    if (!place.matches()) {
      return Optional.empty();
    }
    return ItemPart.of(place.group(1))
        .map(
            part -> {
              var rest = Optional.ofNullable(place.group(3)).orElse("");
              var number = Optional.ofNullable(place.group(2));
              var where =
                  part.title()
                      + number.map(at -> ", item " + (Integer.parseInt(at) + 1)).orElse("");
              var item = number.map(at -> Integer.parseInt(at) + 1);
              var text = Texts.lines(String.valueOf(written.getOrDefault(part.code(), "")));
              var lines = new Complaints(part);
              var blocks = BlockReader.read(part, text, lines);
              if (part == ItemPart.TIMELINE && !rest.isEmpty()) {
                var market = rest.split("\\.", 2);
                where += ", " + market[0];
                rest = market.length > 1 ? market[1] : "";
                item = place(blocks, market[0]);
              } else if (part.isOne()) {
                item = Optional.of(1);
              }
              var field = rest.split("[.\\[]", 2)[0];
              where +=
                  Complaints.at(
                      item.map(at -> lines.line(at, field)).orElseGet(OptionalInt::empty));
              return new FieldError(part.code(), fault.code(), where + ": " + said(rest, fault));
            });
  }

  /** Which item is of a market, from 1. */
  private static Optional<Integer> place(List<Block> blocks, String market) {
    return IntStream.range(0, blocks.size())
        .filter(at -> blocks.get(at).key(ItemPart.TIMELINE).equals(market))
        .mapToObj(at -> at + 1)
        .findFirst();
  }

  private static String said(String place, FieldError fault) {
    return place.isEmpty()
        ? fault.message()
        : EntryPlaces.sentence(new FieldError(place, fault.code(), fault.message()));
  }
}
