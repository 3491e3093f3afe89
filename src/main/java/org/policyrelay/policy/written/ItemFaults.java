package org.policyrelay.policy.written;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.EntryPlaces;

/**
 * What an entry's checks find wrong with an item, told to whoever has written it: by the field of
 * the form, the item's number and the name before its line.
 */
public final class ItemFaults {

  private static final Pattern ITEM =
      Pattern.compile("ext\\.relay\\.(\\w+)(?:\\[(\\d+)])?(?:\\.(.*))?", Pattern.DOTALL);

  private ItemFaults() {}

  /** Does what may refuse an entry that somebody has written in a form. */
  public static void tell(Runnable check) {
    try {
      check.run();
    } catch (RefusedException refused) {
      throw inWords(refused);
    }
  }

  private static RefusedException inWords(RefusedException refused) {
    var told = new ArrayList<FieldError>();
    var isOfItems = false;
    for (var fault : refused.fields()) {
      var item = inWords(fault);
      isOfItems |= item.isPresent();
      told.add(
          item.orElseGet(
              () -> new FieldError(fault.field(), fault.code(), EntryPlaces.sentence(fault))));
    }
    return refused.code() == ErrorCode.INVALID_POLICY_ENTRY && isOfItems
        ? new RefusedException(refused.code(), Complaints.sentence(told), told)
        : refused;
  }

  private static Optional<FieldError> inWords(FieldError fault) {
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
              if (part == ItemPart.TIMELINE && !rest.isEmpty()) {
                var market = rest.split("\\.", 2);
                where += ", " + market[0];
                rest = market.length > 1 ? market[1] : "";
              }
              return new FieldError(part.code(), fault.code(), where + ": " + said(rest, fault));
            });
  }

  private static String said(String place, FieldError fault) {
    return place.isEmpty()
        ? fault.message()
        : EntryPlaces.sentence(new FieldError(place, fault.code(), fault.message()));
  }
}
