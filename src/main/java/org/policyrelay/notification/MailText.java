package org.policyrelay.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.Texts;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What a mail says: once as plain text, once as HTML that loads nothing from anywhere. */
@Component
class MailText {

  private static final DateTimeFormatter WHEN = Moments.WITH_WEEKDAY;

  private final NotificationProperties properties;

  MailText(NotificationProperties properties) {
    this.properties = properties;
  }

  String subject(List<Delivery> notices) {
    var first = read(notices.get(0).notice().title());
    return notices.size() == 1 ? first : notices.size() + " notices: " + first + ", …";
  }

  String plain(String name, List<Delivery> notices, ZoneId zone) {
    var text = new StringBuilder("Hello ").append(name).append(",\n");
    for (var delivery : notices) {
      var notice = delivery.notice();
      text.append("\n")
          .append(read(notice.title()))
          .append("\n")
          .append(read(NoticeText.plain(notice.text(), properties::address)))
          .append("\n");
      if (notice.due() != null) {
        text.append("Due ").append(when(notice.due(), zone)).append("\n");
      }
      text.append(properties.address(notice.link())).append("\n");
    }
    return text.append("\n-- \nPolicy Relay · choose what you get: ")
        .append(properties.address("/inbox/settings"))
        .append("\n")
        .toString();
  }

  String html(String name, List<Delivery> notices, ZoneId zone) {
    var html =
        new StringBuilder(
            """
            <div style="font:16px/1.5 system-ui,sans-serif;color:#16262b;max-width:40rem">\
            <p style="background:#0f4c5c;color:#fff;padding:.6rem 1rem;font-weight:600;border-radius:.4rem">Policy Relay</p>
            """);
    html.append("<p>Hello <bdi>").append(escape(name)).append("</bdi>,</p>");
    for (var delivery : notices) {
      var notice = delivery.notice();
      html.append(
              "<div style=\"border:1px solid #d5dfe2;border-radius:.4rem;padding:.8rem"
                  + " 1rem;margin:.8rem 0\">")
          .append("<p dir=\"auto\" style=\"margin:0 0 .3rem;font-weight:600\">")
          .append(escape(read(notice.title())))
          .append("</p><p dir=\"auto\" style=\"margin:0 0 .3rem\">")
          .append(NoticeText.html(read(notice.text()), properties::address).replace("\n", "<br>"))
          .append("</p>");
      if (notice.due() != null) {
        html.append("<p style=\"margin:0 0 .3rem\">Due <strong>")
            .append(escape(when(notice.due(), zone)))
            .append("</strong></p>");
      }
      html.append("<p style=\"margin:0\"><a style=\"color:#0f4c5c\" href=\"")
          .append(escape(properties.address(notice.link())))
          .append("\">Open</a></p></div>");
    }
    return html.append(
            "<p style=\"color:#52666d;font-size:14px\"><a style=\"color:#52666d\" href=\"")
        .append(escape(properties.address("/inbox/settings")))
        .append("\">Choose what you get</a></p></div>")
        .toString();
  }

  private static String when(Instant instant, ZoneId zone) {
    return Moments.text(instant, zone, WHEN);
  }

  /** In the order of its letters, in whatever program. */
  private static String read(String words) {
    return Texts.unturned(words);
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
