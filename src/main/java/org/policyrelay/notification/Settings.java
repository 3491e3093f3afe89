package org.policyrelay.notification;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.policyrelay.kernel.Sha256;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each person has chosen: mail or none, and a calendar feed with a secret address. */
@Service
@Transactional
public class Settings {

  private static final int SECRET_BYTES = 32;

  private final JdbcClient jdbc;
  private final ObjectProvider<JavaMailSender> mailServer;
  private final SecureRandom random = new SecureRandom();

  Settings(JdbcClient jdbc, ObjectProvider<JavaMailSender> mailServer) {
    this.jdbc = jdbc;
    this.mailServer = mailServer;
  }

  /** Whether this relay can send mail at all. */
  public boolean mailIsSetUp() {
    return mailServer.getIfAvailable() != null;
  }

  @Transactional(readOnly = true)
  public boolean wantsMail(String user) {
    return jdbc.sql("select mail from notice_setting where recipient = ?")
        .param(user)
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  /** Those of them who want mail; who has not chosen gets it. */
  @Transactional(readOnly = true)
  public Set<String> whoWantMail(Set<String> users) {
    var wanting = new TreeSet<>(users);
    if (!users.isEmpty()) {
      wanting.removeAll(
          jdbc.sql(
                  "select recipient from notice_setting where mail = false and recipient in (:users)")
              .param("users", users)
              .query(String.class)
              .list());
    }
    return wanting;
  }

  public void setMail(String user, boolean on) {
    ensure(user);
    jdbc.sql("update notice_setting set mail = ? where recipient = ?").params(on, user).update();
  }

  /** What stands in a mail's unsubscribe address; it opens nothing else. */
  String unsubscribeToken(String user) {
    ensure(user);
    return jdbc.sql("select unsubscribe from notice_setting where recipient = ?")
        .param(user)
        .query(String.class)
        .single();
  }

  /** Switches mail off for whom the token belongs to; an unknown one changes nothing. */
  public boolean unsubscribe(String token) {
    return jdbc.sql("update notice_setting set mail = false where unsubscribe = ?")
            .param(token)
            .update()
        == 1;
  }

  @Transactional(readOnly = true)
  public boolean hasFeed(String user) {
    return jdbc.sql(
                "select count(*) from notice_setting where recipient = ? and feed_hash is not null")
            .param(user)
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Makes a new feed address; an older one ends with that.
   *
   * @return its secret, which is kept nowhere and shown only now
   */
  public String createFeed(String user) {
    ensure(user);
    var secret = secret();
    jdbc.sql("update notice_setting set feed_hash = ? where recipient = ?")
        .params(Sha256.of(secret), user)
        .update();
    return secret;
  }

  public void revokeFeed(String user) {
    jdbc.sql("update notice_setting set feed_hash = null where recipient = ?").param(user).update();
  }

  @Transactional(readOnly = true)
  public Optional<String> feedOwner(String secret) {
    return jdbc.sql("select recipient from notice_setting where feed_hash = ?")
        .param(Sha256.of(secret))
        .query(String.class)
        .optional();
  }

  private void ensure(String user) {
    jdbc.sql(
            """
            insert into notice_setting (recipient, mail, unsubscribe)
            select cast(? as varchar(64)), true, cast(? as varchar(64))
             where not exists (select 1 from notice_setting where recipient = ?)
            """)
        .params(user, secret(), user)
        .update();
  }

  private String secret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
