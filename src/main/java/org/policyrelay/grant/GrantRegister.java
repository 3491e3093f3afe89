package org.policyrelay.grant;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.policy.PolicyRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every grant that was ever asked for, for who looks one up. */
@Service
@Transactional(readOnly = true)
public class GrantRegister {

  private static final String GRANTED =
      "state in ('GRANTED', 'REVOKED') and decided_at <= :at"
          + " and (revoked_at is null or revoked_at > :at)";
  private static final String OPEN =
      GrantState.OPEN.stream()
          .map(state -> "'" + state.name() + "'")
          .collect(Collectors.joining(", "));
  private static final String HOLDS =
      "m.begins <= :at and m.ends > :at and (m.lapses is null or m.lapses > :at)";
  private static final String NOT_OVER = "m.ends > :now and (m.lapses is null or m.lapses > :now)";

  private final JdbcClient jdbc;
  private final GrantRows rows;
  private final PolicyRegistry registry;
  private final Clock clock;

  GrantRegister(JdbcClient jdbc, GrantRows rows, PolicyRegistry registry, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Which of them; what is absent asks for all.
   *
   * @param policyId a policy with the overlays on it, or an overlay alone
   * @param at only those that hold then, in the market where one is given
   * @param standing only those that stand so now
   */
  public record Wanted(
      @Nullable String advertiser,
      @Nullable String policyId,
      @Nullable Market market,
      @Nullable Instant at,
      @Nullable Standing standing) {}

  /**
   * @param total how many there are beside those of this page
   */
  public record Page(List<PolicyGrant> grants, long total) {}

  /** The newest first. */
  public Page find(Wanted wanted, int limit, int offset) {
    if (!isStorable(wanted.advertiser()) || !isStorable(wanted.policyId())) {
      return new Page(List.of(), 0);
    }
    var where = new ArrayList<String>();
    Map<String, Object> values = new LinkedHashMap<>();
    add(where, values, wanted);
    var condition = where.isEmpty() ? "" : " where " + String.join(" and ", where);
    var total =
        jdbc.sql("select count(*) from policy_grant" + condition)
            .params(values)
            .query(Long.class)
            .single();
    values.put("limit", limit);
    values.put("offset", offset);
    var page =
        jdbc.sql(
                GrantRows.SELECT
                    + condition
                    + " order by asked_at desc, grant_key desc limit :limit offset :offset")
            .params(values);
    return new Page(rows.read(page), total);
  }

  /**
   * How many hold now, by market; a market without any is left out.
   *
   * @param policyId as {@link Wanted}
   */
  public Map<Market, Long> inForce(String policyId) {
    var counts = new TreeMap<Market, Long>();
    if (!isStorable(policyId)) {
      return counts;
    }
    var where = new ArrayList<String>();
    Map<String, Object> values = new LinkedHashMap<>();
    add(where, values, new Wanted(null, policyId, null, clock.instant(), null));
    jdbc.sql(
            """
            select m.market, count(*) as grants
              from policy_grant join policy_grant_market m on m.grant_key = policy_grant.grant_key
             where %s and %s
             group by m.market
            """
                .formatted(String.join(" and ", where), HOLDS))
        .params(values)
        .query(
            row -> {
              counts.put(new Market(row.getString("market")), row.getLong("grants"));
            });
    return counts;
  }

  /** A database that cannot hold a text cannot be asked for it either. */
  private static boolean isStorable(@Nullable String text) {
    return text == null || StorableText.problemOf(text).isEmpty();
  }

  private void add(List<String> where, Map<String, Object> values, Wanted wanted) {
    if (wanted.advertiser() != null) {
      where.add("advertiser = :advertiser");
      values.put("advertiser", wanted.advertiser());
    }
    if (wanted.policyId() != null) {
      where.add("(policy_id in (:policies) or left(clause, :prefixLength) = :prefix)");
      var policies = new ArrayList<>(registry.overlaysOf(wanted.policyId()));
      policies.add(wanted.policyId());
      values.put("policies", policies);
      values.put("prefix", wanted.policyId() + "/");
      values.put("prefixLength", wanted.policyId().length() + 1);
    }
    var market = wanted.market();
    if (market != null) {
      values.put("market", market.code());
    }
    var at = wanted.at();
    if (at != null) {
      values.put("at", Columns.at(at));
      where.add(GRANTED);
      where.add(inMarket(market, HOLDS));
    } else if (market != null) {
      where.add(inMarket(market, "1 = 1"));
    }
    var standing = wanted.standing();
    if (standing != null) {
      values.put("now", Columns.at(clock.instant()));
      where.add(standing(standing));
    }
  }

  private static String inMarket(@Nullable Market market, String condition) {
    return "exists (select 1 from policy_grant_market m where m.grant_key = policy_grant.grant_key"
        + (market == null ? "" : " and m.market = :market")
        + " and "
        + condition
        + ")";
  }

  /** As {@link PolicyGrant#standing} says it of one. */
  private static String standing(Standing standing) {
    var begun = inMarket(null, "m.begins <= :now and " + NOT_OVER);
    var left = inMarket(null, NOT_OVER);
    var doubted =
        left + " and " + inMarket(null, "m.lapses > :now and m.lapses < m.ends and " + NOT_OVER);
    var granted = "state = 'GRANTED' and ";
    return switch (standing) {
      case OPEN -> "state in (" + OPEN + ")";
      case REFUSED, WITHDRAWN, REVOKED -> "state = '%s'".formatted(standing.name());
      case ENDED -> granted + "not " + left;
      case IN_DOUBT -> granted + doubted;
      case HOLDS -> granted + begun + " and not (" + doubted + ")";
      case UPCOMING -> granted + left + " and not " + begun + " and not (" + doubted + ")";
    };
  }
}
