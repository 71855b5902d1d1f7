package dev.mirsal.connector.graph;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lead form as somebody filled it in. {@link #toString()} shows no answers.
 *
 * @param id the lead's id
 * @param createdAt when it was sent, or null if the platform did not tell
 * @param formId the form, or null
 * @param adId the ad that led to it, or null
 * @param campaignId the ad's campaign, or null
 * @param platform the platform's word for where it was filled in, such as {@code fb} or {@code ig},
 *     or null
 * @param answers the answers by the name of their field, such as {@code email} or {@code
 *     full_name}, in the form's order; a field may have several or none
 * @since 0.1
 */
public record LeadForm(
    String id,
    @Nullable Instant createdAt,
    @Nullable String formId,
    @Nullable String adId,
    @Nullable String campaignId,
    @Nullable String platform,
    Map<String, List<String>> answers) {
  /** Copies, in the given order. */
  public LeadForm {
    Objects.requireNonNull(id, "id");
    Map<String, List<String>> copy = new LinkedHashMap<>();
    answers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    answers = Collections.unmodifiableMap(copy);
  }

  /** Returns the first answer to a field, or empty if there is none. */
  public Optional<String> answer(String field) {
    return answers.getOrDefault(field, List.of()).stream().findFirst();
  }

  @Override
  public String toString() {
    return "LeadForm[" + answers.size() + " fields]";
  }
}
