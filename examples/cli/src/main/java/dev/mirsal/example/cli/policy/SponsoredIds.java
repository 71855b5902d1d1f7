package dev.mirsal.example.cli.policy;

import dev.mirsal.policy.Account;
import dev.mirsal.policy.AudienceClass;
import dev.mirsal.policy.AudienceCounts;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.MessagingPolicy;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The ids of those whom only a paid message would reach, found while contacts stream by. */
final class SponsoredIds implements Iterator<String> {
  private final ContactLines contacts;
  private final MessagingPolicy policy;
  private final Intent intent;
  private final Account account;
  private final Instant now;
  private final AudienceCounts counts = AudienceCounts.create();
  private @Nullable String next;

  SponsoredIds(ContactLines contacts, QuestionOptions question) {
    this.contacts = contacts;
    policy = question.policy();
    intent = question.intent();
    account = question.account();
    now = question.at();
    advance();
  }

  AudienceCounts counts() {
    return counts;
  }

  Instant now() {
    return now;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public String next() {
    String id = next;
    if (id == null) {
      throw new NoSuchElementException();
    }
    advance();
    return id;
  }

  private void advance() {
    next = null;
    while (next == null && contacts.hasNext()) {
      KnownContact contact = contacts.next();
      if (counts.add(policy.verdict(contact.state(), intent, account, now))
          == AudienceClass.NEEDS_SPONSORED) {
        next = contact.id();
      }
    }
  }
}
