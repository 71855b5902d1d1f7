package dev.mirsal.example.cli.send;

import dev.mirsal.connector.graph.GraphApi;
import dev.mirsal.connector.graph.SendApiClient;
import dev.mirsal.connector.graph.WhatsAppCloudClient;
import dev.mirsal.connector.manychat.ManyChatClient;
import dev.mirsal.connector.waha.WahaClient;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.MessageSender;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** By which platform a message goes. */
public enum Via {
  /** WhatsApp through a WAHA server. */
  WAHA(Channel.WHATSAPP, "default") {
    @Override
    public MessageSender sender(Account account) {
      URI url = required(account.url());
      return WahaClient.builder(url, account::key).build();
    }
  },

  /** Messenger. */
  MESSENGER(Channel.MESSENGER, "me") {
    @Override
    public MessageSender sender(Account account) {
      return SendApiClient.messenger(graph(account));
    }
  },

  /** Instagram. */
  INSTAGRAM(Channel.INSTAGRAM, "me") {
    @Override
    public MessageSender sender(Account account) {
      return SendApiClient.instagram(graph(account));
    }
  },

  /** WhatsApp through the Cloud API. */
  WHATSAPP(Channel.WHATSAPP, null) {
    @Override
    public MessageSender sender(Account account) {
      return WhatsAppCloudClient.of(graph(account));
    }
  },

  /** ManyChat, to its subscribers on another platform. */
  MANYCHAT(Channel.MANYCHAT, "manychat") {
    @Override
    public MessageSender sender(Account account) {
      ManyChatClient.Builder client = ManyChatClient.builder(account.behind(), account::key);
      return (account.url() == null ? client : client.baseUrl(account.url())).build();
    }
  };

  private final Channel channel;
  private final @Nullable String usualAccount;

  Via(Channel channel, @Nullable String usualAccount) {
    this.channel = channel;
    this.usualAccount = usualAccount;
  }

  /**
   * Builds a sender.
   *
   * @throws IllegalArgumentException if the URL is missing or not usable
   */
  public abstract MessageSender sender(Account account);

  /** Returns the channel that receivers are on. */
  public Channel channel() {
    return channel;
  }

  /** Returns the account that sends if none is named, or null if one has to be. */
  public @Nullable String usualAccount() {
    return usualAccount;
  }

  /** Returns the permit of a user who has decided by himself that a text may go. */
  public Permit decided(MessagingType type, @Nullable String tag) {
    if (channel == Channel.WHATSAPP) {
      return Permit.byHost(Route.FREE_FORM, null);
    }
    return tag == null
        ? Permit.byHost(Route.RESPONSE, type)
        : Permit.byHost(Route.MESSAGE_TAG, null).withTag(tag);
  }

  private static URI required(@Nullable URI url) {
    if (url == null) {
      throw new IllegalArgumentException("must name the server");
    }
    return url;
  }

  private static GraphApi graph(Account account) {
    GraphApi.Builder graph = GraphApi.builder(account::key);
    if (account.url() != null) {
      graph.baseUrl(account.url());
    }
    String secret = account.appSecret();
    return (secret == null ? graph : graph.appSecret(() -> secret)).build();
  }
}
