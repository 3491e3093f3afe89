package org.policyrelay.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections whose queries are sent again when H2 has lost a chunk under them. */
final class ReadingAgain extends DelegatingDataSource {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingAgain.class);

  /**
   * How long is waited before a query is sent again, in milliseconds. What stays lost for three
   * times stays so as long as its transaction asks, and is there for the next one.
   */
  private static final List<Integer> PAUSES = List.of(0, 25);

  /** What a connection or a statement can be, the most that it can do first. */
  private static final List<Class<?>> WATCHED =
      List.of(Connection.class, CallableStatement.class, PreparedStatement.class, Statement.class);

  ReadingAgain(DataSource database) {
    super(database);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return (Connection) watched(super.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return (Connection) watched(super.getConnection(user, password));
  }

  private static Object watched(Object watched) {
    return kind(watched)
        .map(
            kind ->
                Proxy.newProxyInstance(
                    kind.getClassLoader() == null
                        ? ReadingAgain.class.getClassLoader()
                        : kind.getClassLoader(),
                    new Class<?>[] {kind},
                    (proxy, method, given) -> answer(proxy, watched, method, given)))
        .orElse(watched);
  }

  private static Optional<Class<?>> kind(Object watched) {
    return WATCHED.stream().filter(kind -> kind.isInstance(watched)).findFirst();
  }

  private static @Nullable Object answer(
      Object proxy, Object watched, Method method, Object @Nullable [] given) throws Throwable {
    if (method.getName().equals("equals") && given != null) {
      return given[0] == proxy || watched.equals(given[0]);
    }
    var answer = called(watched, method, given);
    return watched instanceof Connection && answer instanceof Statement ? watched(answer) : answer;
  }

  private static @Nullable Object called(Object watched, Method method, Object @Nullable [] given)
      throws Throwable {
    for (var time = 0; ; time++) {
      try {
        return method.invoke(watched, given);
      } catch (InvocationTargetException failure) {
        if (!LostChunk.isBehind(failure) || !reads(watched, method)) {
          throw failure.getCause();
        }
        if (time == PAUSES.size()) {
          LOG.warn("The database lost what a query was reading {} times; it is given up", time + 1);
          throw failure.getCause();
        }
        LOG.info("The database lost what a query was reading; it is asked again");
        LOG.debug("It was lost here", failure);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSES.get(time)));
      }
    }
  }

  /** Of what is prepared, and only of that, the database says beforehand that it is a query. */
  private static boolean reads(Object watched, Method method) throws SQLException {
    return switch (method.getName()) {
      case "executeQuery" -> true;
      case "execute" ->
          method.getParameterCount() == 0
              && watched instanceof PreparedStatement prepared
              && prepared.getMetaData() != null;
      default -> false;
    };
  }
}
