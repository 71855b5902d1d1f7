package dev.mirsal.message;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person on a campaign's list: an address, a name, and the values of the list's further columns.
 *
 * <p>{@link #toString()} shows neither name nor values. Immutable and safe for use by several
 * threads.
 *
 * @param address where messages to this person go
 * @param name how the person is called, or null if the list does not say
 * @param variables the further columns by name, in the list's order; never null, may be empty
 * @param zone the person's own time zone, or null if unknown
 * @param expiresAt from when on (inclusive) the message is worth nothing to this person any more
 *     and is not sent, or null if it does not expire
 * @since 0.1
 */
public record Recipient(
    Address address,
    @Nullable String name,
    Map<String, String> variables,
    @Nullable ZoneId zone,
    @Nullable Instant expiresAt) {

  /**
   * Checks and copies.
   *
   * @throws NullPointerException if the address, or a variable's name or value, is null; the
   *     message names it
   */
  public Recipient {
    Objects.requireNonNull(address, "address");
    variables = Texts.copyOf("recipient.variables", variables);
  }

  /** Creates a recipient whose message does not expire. */
  public Recipient(
      Address address,
      @Nullable String name,
      Map<String, String> variables,
      @Nullable ZoneId zone) {
    this(address, name, variables, zone, null);
  }

  /**
   * Returns a recipient with neither name, variables nor zone.
   *
   * @param address where messages to this person go
   * @return the recipient
   */
  public static Recipient of(Address address) {
    return new Recipient(address, null, Map.of(), null);
  }

  /**
   * Returns a recipient with a name, without variables or zone.
   *
   * @param address where messages to this person go
   * @param name how the person is called
   * @return the recipient
   */
  public static Recipient of(Address address, String name) {
    return new Recipient(address, name, Map.of(), null);
  }

  /**
   * Returns this recipient with other variables.
   *
   * @param values all the variables it is to have
   * @return the changed copy
   */
  public Recipient withVariables(Map<String, String> values) {
    return new Recipient(address, name, values, zone, expiresAt);
  }

  /**
   * Returns this recipient with a time zone of its own.
   *
   * @param ownZone where the person lives
   * @return the changed copy
   */
  public Recipient withZone(ZoneId ownZone) {
    return new Recipient(address, name, variables, ownZone, expiresAt);
  }

  /**
   * Returns this recipient with a message that expires.
   *
   * @param instant from when on it is not sent any more
   * @return the changed copy
   */
  public Recipient withExpiry(Instant instant) {
    return new Recipient(address, name, variables, zone, instant);
  }

  @Override
  public String toString() {
    return "Recipient[" + address.masked() + ", " + variables.size() + " variables]";
  }
}
