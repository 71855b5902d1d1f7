package dev.mirsal.connector.odoo;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lead, as it is put into Odoo's CRM ({@code crm.lead}). What is not set is left to Odoo in a new
 * lead, and as it is in one that is there already.
 *
 * <p>Immutable. {@link #toString()} shows nothing of the person.
 *
 * @since 0.1
 */
public final class Lead {
  private static final int LONGEST_ID = 200;

  final String externalId;
  final String name;
  final @Nullable String contactName;
  final @Nullable String company;
  final @Nullable String email;
  final @Nullable String phone;
  final @Nullable String description;
  final @Nullable String source;
  final @Nullable String medium;
  final @Nullable String campaign;
  final Set<String> tags;
  final @Nullable Long team;
  final @Nullable Long user;

  private Lead(Builder builder) {
    externalId = builder.externalId;
    name = builder.name;
    contactName = builder.contactName;
    company = builder.company;
    email = builder.email;
    phone = builder.phone;
    description = builder.description;
    source = builder.source;
    medium = builder.medium;
    campaign = builder.campaign;
    tags = new LinkedHashSet<>(builder.tags);
    team = builder.team;
    user = builder.user;
  }

  /**
   * Starts a lead.
   *
   * @param externalId what the host calls this lead, such as {@code meta:123}: putting it again
   *     finds the same lead; 1 to 200 characters, not blank
   * @param name the lead's title; not blank
   * @throws IllegalArgumentException if one of them is blank or too long
   */
  public static Builder builder(String externalId, String name) {
    int length = externalId.length();
    if (externalId.isBlank() || length > LONGEST_ID) {
      throw new IllegalArgumentException(
          "externalId: " + length + " characters, must be 1 to " + LONGEST_ID + ", not blank");
    }
    return new Builder(externalId, named("name", name));
  }

  @Override
  public String toString() {
    return "Lead[" + tags.size() + " tags]";
  }

  private static String named(String what, String text) {
    String stored = stored(text);
    if (stored == null) {
      throw new IllegalArgumentException(what + ": is blank");
    }
    return stored;
  }

  /** Odoo cannot store the character 0, and forms send it now and then. */
  private static @Nullable String stored(@Nullable String text) {
    String stripped = text == null ? "" : text.replace("\0", "").strip();
    return stripped.isEmpty() ? null : stripped;
  }

  private static long id(String what, long id) {
    if (id < 1) {
      throw new IllegalArgumentException(what + ": " + id + ", must be at least 1");
    }
    return id;
  }

  /**
   * Collects what is known of a lead. Blank texts are the same as none. Not safe for use by several
   * threads.
   */
  public static final class Builder {
    private final String externalId;
    private final String name;
    private @Nullable String contactName;
    private @Nullable String company;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String description;
    private @Nullable String source;
    private @Nullable String medium;
    private @Nullable String campaign;
    private final Set<String> tags = new LinkedHashSet<>();
    private @Nullable Long team;
    private @Nullable Long user;

    private Builder(String externalId, String name) {
      this.externalId = externalId;
      this.name = name;
    }

    /** Sets the person's name. */
    public Builder contactName(@Nullable String text) {
      contactName = stored(text);
      return this;
    }

    /** Sets the company's name. */
    public Builder company(@Nullable String text) {
      company = stored(text);
      return this;
    }

    /**
     * Sets the e-mail address. It is not sent for a lead that is linked to a partner already: Odoo
     * would change the partner's.
     */
    public Builder email(@Nullable String text) {
      email = stored(text);
      return this;
    }

    /**
     * Sets the phone number, best in E.164 ({@code +972501234567}). It is not sent for a lead that
     * is linked to a partner already: Odoo would change the partner's.
     */
    public Builder phone(@Nullable String text) {
      phone = stored(text);
      return this;
    }

    /** Sets what else there is to say, as plain text. */
    public Builder description(@Nullable String text) {
      description = stored(text);
      return this;
    }

    /** Sets the source by name ({@code utm.source}), which is created if there is none. */
    public Builder source(@Nullable String text) {
      source = stored(text);
      return this;
    }

    /** Sets the medium by name ({@code utm.medium}), which is created if there is none. */
    public Builder medium(@Nullable String text) {
      medium = stored(text);
      return this;
    }

    /** Sets the campaign by name ({@code utm.campaign}), which is created if there is none. */
    public Builder campaign(@Nullable String text) {
      campaign = stored(text);
      return this;
    }

    /**
     * Adds a tag by name, which is created if there is none. Tags that a lead has already stay.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Builder tag(String text) {
      tags.add(named("tag", text));
      return this;
    }

    /**
     * Sets the sales team of a new lead. A lead that is there already keeps its own.
     *
     * @param id the team's id in the database
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder team(long id) {
      team = Lead.id("team", id);
      return this;
    }

    /**
     * Sets who a new lead belongs to; nobody, if left out. A lead that is there already keeps its
     * salesperson.
     *
     * @param id the user's id in the database
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder user(long id) {
      user = Lead.id("user", id);
      return this;
    }

    /** Returns the lead. */
    public Lead build() {
      return new Lead(this);
    }
  }
}
