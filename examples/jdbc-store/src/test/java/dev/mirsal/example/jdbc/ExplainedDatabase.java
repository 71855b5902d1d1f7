package dev.mirsal.example.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Asks the database how it finds its rows, right before each prepared statement is run. */
final class ExplainedDatabase {
  private final DataSource database;
  private final String explain;
  private final boolean forAnyValues;
  private final List<String> plan = new CopyOnWriteArrayList<>();
  private volatile boolean asking;

  /**
   * @param explain what goes before a statement
   * @param forAnyValues whether the plan is one for all values of its parameters
   */
  ExplainedDatabase(DataSource database, String explain, boolean forAnyValues) {
    this.database = database;
    this.explain = explain;
    this.forAnyValues = forAnyValues;
  }

  /** What is asked of a database. */
  @FunctionalInterface
  interface Question {
    void ask() throws SQLException;
  }

  /** Returns the same database, whose statements are explained. */
  DataSource source() {
    return proxy(
        DataSource.class,
        (proxy, method, args) -> {
          Object result = call(database, method, args);
          return result instanceof Connection connection ? explained(connection) : result;
        });
  }

  /** Returns the lines of the plans of all statements that are run meanwhile. */
  List<String> planOf(Question question) throws SQLException {
    plan.clear();
    asking = true;
    try {
      question.ask();
    } finally {
      asking = false;
    }
    return List.copyOf(plan);
  }

  private Connection explained(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, args) -> {
          Object result = call(connection, method, args);
          return result instanceof PreparedStatement statement
              ? explained(connection, (String) args[0], statement)
              : result;
        });
  }

  private PreparedStatement explained(
      Connection connection, String sql, PreparedStatement statement) {
    List<Parameter> parameters = new ArrayList<>();
    return proxy(
        PreparedStatement.class,
        (proxy, method, args) -> {
          if (method.getName().startsWith("set")) {
            parameters.add(ask -> call(ask, method, args));
          }
          if (asking
              && List.of("executeQuery", "executeUpdate", "addBatch").contains(method.getName())) {
            explain(connection, sql, parameters);
          }
          return call(statement, method, args);
        });
  }

  @FunctionalInterface
  private interface Parameter {
    void set(PreparedStatement statement) throws Throwable;
  }

  private void explain(Connection connection, String sql, List<Parameter> parameters)
      throws Throwable {
    if (forAnyValues) {
      try (Statement ask = connection.createStatement();
          ResultSet lines = ask.executeQuery(explain + " " + numbered(sql))) {
        read(lines);
      }
      return;
    }
    try (PreparedStatement ask = connection.prepareStatement(explain + " " + sql)) {
      for (Parameter parameter : parameters) {
        parameter.set(ask);
      }
      try (ResultSet lines = ask.executeQuery()) {
        read(lines);
      }
    }
  }

  private void read(ResultSet lines) throws SQLException {
    int last = lines.getMetaData().getColumnCount();
    while (lines.next()) {
      plan.add(lines.getString(last).strip());
    }
  }

  private static String numbered(String sql) {
    AtomicInteger number = new AtomicInteger();
    return Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet());
  }

  private static Object call(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
