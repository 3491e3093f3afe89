package org.policyrelay.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Texts;

/**
 * Takes an iCalendar file apart, of one calendar or several: what stands in it, and in which line.
 */
final class IcsReader implements VObjectDataListener {

  private static final String CALENDAR = "VCALENDAR";
  private static final String EVENT = "VEVENT";

  private final IcsLines lines;
  private final List<IcsEvent> events = new ArrayList<>();
  private final List<IgnoredEvent> others = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private @Nullable IcsEvent event;
  private @Nullable IcsException wrong;
  private int calendars;
  private int lastLine = 1;

  private IcsReader(IcsLines lines) {
    this.lines = lines;
  }

  static IcsReader read(InputStream file) throws IOException, IcsException {
    var lines = IcsLines.read(file);
    var reader = new IcsReader(lines);
    var parts = new VObjectReader(new StringReader(lines.text()), SyntaxRules.iCalendar());
    parts.setDefaultQuotedPrintableCharset(StandardCharsets.ISO_8859_1);
    parts.parse(reader);
    reader.finish();
    return reader;
  }

  /** Every event, in the order of the file. */
  List<IcsEvent> events() {
    return events;
  }

  /** What else stands in it: tasks, journals. */
  List<IgnoredEvent> others() {
    return others;
  }

  private void finish() throws IcsException {
    if (wrong != null) {
      throw wrong;
    }
    if (!open.isEmpty()) {
      throw new IcsException(lastLine, "the file ends before END:" + open.peek());
    }
    if (calendars == 0) {
      throw new IcsException(lastLine, "is no iCalendar file: there is no BEGIN:VCALENDAR");
    }
  }

  @Override
  public void onComponentBegin(String name, Context context) {
    lastLine = lineOf(context);
    var component = name.toUpperCase(Locale.ROOT);
    if (open.isEmpty() && !component.equals(CALENDAR)) {
      fail(context, "is no iCalendar file: BEGIN:" + Texts.shown(name) + " stands in no VCALENDAR");
    } else if (component.equals(CALENDAR)) {
      calendars++;
    } else if (open.size() == 1 && component.equals(EVENT)) {
      event = new IcsEvent(lineOf(context));
      events.add(event);
    } else if (open.size() == 1 && !component.equals("VTIMEZONE") && !component.startsWith("X-")) {
      others.add(
          new IgnoredEvent(lineOf(context), Texts.shown(component), "is no event of a calendar"));
    }
    open.push(component);
  }

  @Override
  public void onComponentEnd(String name, Context context) {
    lastLine = lineOf(context);
    open.poll();
    if (open.size() == 1) {
      event = null;
    }
  }

  /** What an alarm says in an event is not the event's. */
  @Override
  public void onProperty(VObjectProperty property, Context context) {
    lastLine = lineOf(context);
    if (open.isEmpty()) {
      fail(
          context,
          "is no iCalendar file: '"
              + Texts.shown(property.getName())
              + "' stands in no"
              + " VCALENDAR");
    } else if (event != null && EVENT.equals(open.peek())) {
      var range = property.getParameters().first("RANGE");
      event.add(
          property.getName(),
          IcsLines.utf8(property.getValue()),
          lineOf(context),
          "THISANDFUTURE".equalsIgnoreCase(range));
    }
  }

  @Override
  public void onVersion(String value, Context context) {
    lastLine = lineOf(context);
  }

  @Override
  public void onWarning(
      Warning warning,
      @Nullable VObjectProperty property,
      @Nullable Exception thrown,
      Context context) {
    if (warning == Warning.MALFORMED_LINE
        || warning == Warning.UNMATCHED_END
        || warning == Warning.EMPTY_BEGIN
        || warning == Warning.EMPTY_END) {
      fail(
          context,
          "'"
              + Texts.shown(IcsLines.utf8(context.getUnfoldedLine()))
              + "' is no line of an"
              + " iCalendar file");
    }
  }

  private int lineOf(Context context) {
    return lines.numberOf(context.getLineNumber());
  }

  private void fail(Context context, String message) {
    if (wrong == null) {
      wrong = new IcsException(lineOf(context), message);
    }
    context.stop();
  }
}
