package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mirsal.connector.http.BaseUrl;
import dev.mirsal.connector.http.Durations;
import dev.mirsal.connector.http.HttpCore;
import dev.mirsal.time.Sleeper;
import dev.mirsal.time.SystemTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The CRM of one Odoo database, used in the name of one user. The version is found out at the first
 * call: Odoo 14 to 18 is spoken to by JSON-RPC, 19 and later by JSON-2.
 *
 * <p>Every method that calls Odoo throws {@link OdooException}; what each of Odoo's errors becomes
 * is listed in {@code docs/connectors/odoo.md}. Only what Odoo rolled back, and what a gateway
 * could not pass on and may be repeated, is tried again, within {@link Builder#retryBudget}.
 *
 * <p>Safe for use by several threads. The key is asked for at every call and never kept, nor shown
 * in any text, URL or exception.
 *
 * @since 0.1
 */
public final class OdooClient {
  private static final String LEAD = LeadLoad.MODEL;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final OdooConnection odoo;
  private final LeadLoad leads;
  private final Transience transience;
  private final int batchSize;

  private OdooClient(Builder builder) {
    // Odoo's own server speaks HTTP/1.1.
    HttpCore core = HttpCore.create(builder.httpClient, builder.maxResponseBytes);
    odoo =
        new OdooConnection(
            new OdooWire(core, builder.baseUrl, builder.key, builder.timeout),
            builder.database,
            builder.login,
            builder.cacheTtl,
            builder.ticker);
    transience = new Transience(builder.retryBudget, builder.sleeper);
    leads =
        new LeadLoad(
            odoo,
            new ExternalIds(odoo, builder.externalIdModule),
            new NamedRecords(odoo, builder.cacheTtl, builder.ticker),
            transience);
    batchSize = builder.batchSize;
  }

  /**
   * Starts a client.
   *
   * @param baseUrl where Odoo answers, such as {@code https://example.odoo.com}
   * @param database the database's name
   * @param login the user's login. The key of JSON-2 tells who the user is, and this is not sent
   * @param key gives the user's API key, at every call anew so that it may rotate; up to Odoo 18 it
   *     may be the password
   * @throws IllegalArgumentException if the URL is not absolute http or https, or has user
   *     information, a query, a fragment or a port above 65535; or database or login is blank, or
   *     the database's name has other characters than visible ASCII
   */
  public static Builder builder(URI baseUrl, String database, String login, Supplier<String> key) {
    if (database.isBlank() || !database.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "database: '" + database + "', must be visible ASCII characters");
    }
    if (login.isBlank()) {
      throw new IllegalArgumentException("login: is blank");
    }
    return new Builder(
        BaseUrl.checked(baseUrl), database, login, Objects.requireNonNull(key, "key"));
  }

  /** Returns Odoo's version, such as {@code 19.0}. */
  public String version() throws InterruptedException {
    return transience.outlast(odoo::version).toString();
  }

  /**
   * Checks user and key.
   *
   * @return the user's id in the database
   * @throws OdooException of kind {@link OdooException.Kind#LOGIN} if they are refused
   */
  public long authenticate() throws InterruptedException {
    return transience.outlast(odoo::user);
  }

  /**
   * Creates a lead, or updates the one with the same external id. May be repeated safely, also
   * after an {@link OdooException.Kind#UNANSWERED} outcome: there will be one lead.
   *
   * <p>Of a lead that is there already only what is set is overwritten; its team, salesperson and
   * further tags stay, and so do e-mail and phone if it is linked to a partner.
   *
   * @return the lead's id, and whether it is new
   */
  public LeadResult put(Lead lead) throws InterruptedException {
    return leads.put(List.of(lead), 0).get(0);
  }

  /**
   * Puts many leads, as {@link #put} does each. Those that set the same fields travel together, at
   * most {@link Builder#batchSize} at once, and are stored all or none. If some are refused, others
   * may have been stored before; repeating the rest is safe.
   *
   * @return a result for each lead, in the same order
   * @throws IllegalArgumentException if two leads have the same external id
   * @throws OdooException if a lead is refused, {@link OdooException#lead()} telling which if Odoo
   *     says so
   */
  public List<LeadResult> putAll(List<Lead> all) throws InterruptedException {
    requireDistinct(all);
    List<LeadResult> results = new ArrayList<>();
    for (int from = 0; from < all.size(); from += batchSize) {
      List<Lead> batch = all.subList(from, Math.min(from + batchSize, all.size()));
      results.addAll(leads.put(batch, from));
    }
    return List.copyOf(results);
  }

  /**
   * Sees to it that somebody follows up on a lead that was put: schedules an activity if the lead
   * is new, or has no open activity. May be repeated safely together with {@link #put}.
   *
   * @return whether an activity was scheduled
   */
  public boolean followUp(LeadResult lead, Activity activity) throws InterruptedException {
    if (!lead.created() && !isIdle(lead.id())) {
      return false;
    }
    schedule(lead.id(), activity);
    return true;
  }

  /** Schedules an activity of a lead. Repeating this schedules a second one. */
  public void schedule(long lead, Activity activity) throws InterruptedException {
    OdooCall call =
        lead(lead, "activity_schedule")
            .with("act_type_xmlid", activity.type())
            .with("date_deadline", activity.due().toString())
            .with("summary", activity.summary());
    if (activity.note() != null) {
      call = call.with("note", HtmlText.of(activity.note()));
    }
    run(activity.user() == null ? call.once() : call.with("user_id", activity.user()).once());
  }

  /**
   * Writes an internal note into a lead's history ({@code message_post}); nobody outside is told.
   * Repeating this writes a second one.
   *
   * @param plain the note, as plain text
   */
  public void note(long lead, String plain) throws InterruptedException {
    transience.outlast(
        () -> {
          // From 17 on Odoo escapes a text itself.
          String body = odoo.version().isAtLeast(17, 0) ? plain : HtmlText.of(plain);
          return odoo.call(lead(lead, "message_post").with("body", body).once());
        });
  }

  /** Marks a lead as won. */
  public void win(long lead) throws InterruptedException {
    run(lead(lead, "action_set_won"));
  }

  /** Marks a lead as lost, without a reason, and archives it. */
  public void lose(long lead) throws InterruptedException {
    run(lead(lead, "action_set_lost"));
  }

  /**
   * Marks a lead as lost and archives it.
   *
   * @param reason the id of one of {@link #lostReasons()}
   */
  public void lose(long lead, long reason) throws InterruptedException {
    transience.outlast(
        () -> {
          String field = odoo.fields(LEAD).has("lost_reason_id") ? "lost_reason_id" : "lost_reason";
          return odoo.call(lead(lead, "action_set_lost").with(field, reason));
        });
  }

  /**
   * Moves a lead to a stage.
   *
   * @param stage the id of one of {@link #stages()}
   */
  public void moveTo(long lead, long stage) throws InterruptedException {
    update(lead, OdooValues.builder().link("stage_id", stage).build());
  }

  /**
   * Writes into any fields of a lead, also those of other modules. E-mail and phone of a lead that
   * is linked to a partner become the partner's too.
   *
   * @throws IllegalArgumentException if a field is not there in this version or database, or its
   *     type does not fit the value
   */
  public void update(long lead, OdooValues values) throws InterruptedException {
    transience.outlast(
        () -> odoo.call(lead(lead, "write").with("vals", values.encoded(odoo.fields(LEAD)))));
  }

  /**
   * Reads fields of a lead, also of one that is archived.
   *
   * @throws IllegalArgumentException if a field is not there in this version or database
   * @throws OdooException of kind {@link OdooException.Kind#MISSING} if there is no such lead
   */
  public OdooRecord read(long lead, String... fields) throws InterruptedException {
    return transience.outlast(
        () -> {
          ModelFields known = odoo.fields(LEAD);
          List.of(fields).forEach(known::type);
          OdooCall read = lead(lead, "read").with("fields", OdooCall.texts(List.of(fields)));
          List<JsonNode> found = odoo.records(read);
          if (found.isEmpty()) {
            throw OdooErrors.gone(read);
          }
          return new OdooRecord(known, found.get(0));
        });
  }

  /**
   * Finds leads of the same person: those with this e-mail address, whatever its case, or this
   * phone number. Archived leads, lost ones among them, are left out. Odoo compares phones only if
   * its server has the Python package phonenumbers.
   *
   * @param email the address; null for none
   * @param phone the number in E.164 ({@code +972501234567}; spaces, hyphens, dots and parentheses
   *     do not matter); null for none
   * @return the leads' ids, the newest first
   * @throws IllegalArgumentException if neither is given, or the phone is not E.164
   */
  public List<Long> duplicates(@Nullable String email, @Nullable String phone)
      throws InterruptedException {
    OdooCall search =
        OdooCall.search(LEAD, Duplicates.domain(email, phone), "id").with("order", "id desc");
    return transience.outlast(
        () -> odoo.records(search).stream().map(each -> each.path("id").longValue()).toList());
  }

  /** Returns the stages of the pipeline, in their order. */
  public List<OdooReference> stages() throws InterruptedException {
    return named("crm.stage", NODES.arrayNode(), "sequence, id");
  }

  /** Returns the sales teams. */
  public List<OdooReference> teams() throws InterruptedException {
    return named("crm.team", NODES.arrayNode(), "id");
  }

  /** Returns the users who work in Odoo; those of the customers' portal are left out. */
  public List<OdooReference> users() throws InterruptedException {
    ArrayNode internal = OdooCall.condition("share", "=", NODES.booleanNode(false));
    return named("res.users", NODES.arrayNode().add(internal), "id");
  }

  /** Returns the reasons for which a lead can be lost. */
  public List<OdooReference> lostReasons() throws InterruptedException {
    return named("crm.lost.reason", NODES.arrayNode(), "id");
  }

  @Override
  public String toString() {
    return "OdooClient[" + odoo.baseUrl() + "]";
  }

  private static OdooCall lead(long id, String method) {
    return OdooCall.on(LEAD, method, List.of(id));
  }

  private void run(OdooCall call) throws InterruptedException {
    transience.outlast(() -> odoo.call(call));
  }

  private List<OdooReference> named(String model, ArrayNode domain, String order)
      throws InterruptedException {
    OdooCall search = OdooCall.search(model, domain, "name").with("order", order);
    return transience.outlast(
        () ->
            odoo.records(search).stream()
                .map(
                    each ->
                        new OdooReference(each.path("id").longValue(), each.path("name").asText()))
                .toList());
  }

  /** Where activities cannot be seen, a lead that was there before counts as cared for. */
  private boolean isIdle(long lead) throws InterruptedException {
    boolean seen = transience.outlast(() -> odoo.fields(LEAD).has("activity_ids"));
    return seen && read(lead, "activity_ids").links("activity_ids").isEmpty();
  }

  private static void requireDistinct(List<Lead> leads) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < leads.size(); i++) {
      if (!seen.add(leads.get(i).externalId)) {
        throw new IllegalArgumentException(
            "leads: lead " + i + " has the external id of an earlier one");
      }
    }
  }

  /** Collects the settings of an {@link OdooClient}. Not safe for use by several threads. */
  public static final class Builder {
    private static final int LARGEST_BATCH = 1_000;

    private final String baseUrl;
    private final String database;
    private final String login;
    private final Supplier<String> key;
    private @Nullable HttpClient httpClient;
    private Duration timeout = Duration.ofSeconds(60);
    private Duration retryBudget = Duration.ofSeconds(15);
    private Duration cacheTtl = Duration.ofMinutes(10);
    private int batchSize = 200;
    private int maxResponseBytes = 8 << 20;
    private String externalIdModule = "mirsal";
    private Sleeper sleeper = SystemTime.sleeper();
    private LongSupplier ticker = Ticker.systemTicker()::read;

    private Builder(String baseUrl, String database, String login, Supplier<String> key) {
      this.baseUrl = baseUrl;
      this.database = database;
      this.login = login;
      this.key = key;
    }

    /**
     * Sets the host's own client, with its proxy, TLS and connection settings. It should have a
     * connect timeout. Default: a client of HTTP/1.1 with a connect timeout of 5 s.
     *
     * @throws IllegalArgumentException at {@link #build()} if it follows redirects
     */
    public Builder httpClient(HttpClient client) {
      httpClient = Objects.requireNonNull(client, "httpClient");
      return this;
    }

    /**
     * Sets how long each exchange may take in all. Odoo itself tries again for up to 15 s when
     * others are writing the same, so it should be 30 s or more. Default 60 s.
     *
     * @param each more than zero
     */
    public Builder timeout(Duration each) {
      timeout = Durations.positive("timeout", each);
      return this;
    }

    /**
     * Sets how long one call may wait in all, between attempts, for what is {@link
     * OdooException.Kind#BUSY}. The first wait is half a second, each next one twice as long.
     * Default 15 s.
     *
     * @param budget zero (never try again) or more
     */
    public Builder retryBudget(Duration budget) {
      retryBudget = Durations.notNegative("retryBudget", budget);
      return this;
    }

    /**
     * Sets how long the version, the fields of models, and the ids of sources, media, campaigns and
     * tags are remembered. Default 10 min.
     *
     * @param ttl zero (ask every time) or more
     */
    public Builder cacheTtl(Duration ttl) {
      cacheTtl = Durations.notNegative("cacheTtl", ttl);
      return this;
    }

    /**
     * Sets how many leads travel at once. Default 200.
     *
     * @param leads from 1 to 1000
     */
    public Builder batchSize(int leads) {
      if (leads < 1 || leads > LARGEST_BATCH) {
        throw new IllegalArgumentException(
            "batchSize: " + leads + ", must be from 1 to " + LARGEST_BATCH);
      }
      batchSize = leads;
      return this;
    }

    /**
     * Sets how much of an answer is read, in bytes; a longer one is no answer. Default 8 MiB.
     *
     * @param bytes at least 1
     * @throws IllegalArgumentException at {@link #build()} if less than 1
     */
    public Builder maxResponseBytes(int bytes) {
      maxResponseBytes = bytes;
      return this;
    }

    /**
     * Sets the first part of the external ids in Odoo, which keeps them apart from those of others.
     * Changing it makes every lead a new one. Default {@code mirsal}.
     *
     * @param module lower-case letters, digits and {@code _}, a letter first, at most 64
     */
    public Builder externalIdModule(String module) {
      externalIdModule = ExternalIds.checkedModule(module);
      return this;
    }

    /** Sets how to wait between attempts. Default: blocks the thread. */
    public Builder sleeper(Sleeper wait) {
      sleeper = Objects.requireNonNull(wait, "sleeper");
      return this;
    }

    /**
     * Sets the source of elapsed time, in nanoseconds, by which what is remembered ages. Default:
     * the system's.
     */
    public Builder ticker(LongSupplier nanoseconds) {
      ticker = Objects.requireNonNull(nanoseconds, "ticker");
      return this;
    }

    /** Returns a client with these settings. Nothing is called yet. */
    public OdooClient build() {
      return new OdooClient(this);
    }
  }
}
