package org.policyrelay.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
 *
 * <p>A line may be folded in the middle of a character (RFC 5545, 3.1), so the file is unfolded
 * byte by byte, as letters of Latin 1, and only a whole text is read as UTF-8.
 */
final class IcsReader implements VObjectDataListener {

  private static final String CALENDAR = "VCALENDAR";
  private static final String EVENT = "VEVENT";

  /** UTF-8's mark of its byte order, as Latin 1 has it. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private final List<IcsEvent> events = new ArrayList<>();
  private final List<IgnoredEvent> others = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private @Nullable IcsEvent event;
  private @Nullable IcsException wrong;
  private int calendars;
  private int lastLine = 1;

  private IcsReader() {}

  static IcsReader read(InputStream file) throws IOException, IcsException {
    var reader = new IcsReader();
    var letters = new InputStreamReader(skipMark(file), StandardCharsets.ISO_8859_1);
    var lines = new VObjectReader(letters, SyntaxRules.iCalendar());
    lines.setDefaultQuotedPrintableCharset(StandardCharsets.ISO_8859_1);
    lines.parse(reader);
    reader.finish();
    return reader;
  }

  private static InputStream skipMark(InputStream file) throws IOException {
    var bytes = file.readAllBytes();
    var text = new String(bytes, 0, Math.min(bytes.length, 3), StandardCharsets.ISO_8859_1);
    var skipped = text.equals(MARK) ? MARK.length() : 0;
    return new ByteArrayInputStream(bytes, skipped, bytes.length - skipped);
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
    lastLine = context.getLineNumber();
    var component = name.toUpperCase(Locale.ROOT);
    if (open.isEmpty() && !component.equals(CALENDAR)) {
      fail(context, "is no iCalendar file: BEGIN:" + Texts.shown(name) + " stands in no VCALENDAR");
    } else if (component.equals(CALENDAR)) {
      calendars++;
    } else if (open.size() == 1 && component.equals(EVENT)) {
      event = new IcsEvent(context.getLineNumber());
      events.add(event);
    } else if (open.size() == 1 && !component.equals("VTIMEZONE") && !component.startsWith("X-")) {
      others.add(
          new IgnoredEvent(
              context.getLineNumber(), Texts.shown(component), "is no event of a calendar"));
    }
    open.push(component);
  }

  @Override
  public void onComponentEnd(String name, Context context) {
    lastLine = context.getLineNumber();
    open.poll();
    if (open.size() == 1) {
      event = null;
    }
  }

  /** What an alarm says in an event is not the event's. */
  @Override
  public void onProperty(VObjectProperty property, Context context) {
    lastLine = context.getLineNumber();
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
          utf8(property.getValue()),
          context.getLineNumber(),
          "THISANDFUTURE".equalsIgnoreCase(range));
    }
  }

  @Override
  public void onVersion(String value, Context context) {
    lastLine = context.getLineNumber();
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
              + Texts.shown(utf8(context.getUnfoldedLine()))
              + "' is no line of an"
              + " iCalendar file");
    }
  }

  private void fail(Context context, String message) {
    if (wrong == null) {
      wrong = new IcsException(context.getLineNumber(), message);
    }
    context.stop();
  }

  private static String utf8(String letters) {
    return new String(letters.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
