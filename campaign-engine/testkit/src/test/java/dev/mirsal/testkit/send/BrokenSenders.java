package dev.mirsal.testkit.send;

import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.send.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Senders as people get them wrong, each a test class that must fail. */
final class BrokenSenders {
  private BrokenSenders() {}

  /** Asks once more when the connection was lost, as HttpURLConnection does by itself. */
  static class RepeatsWhatWasLost extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        public SendOutcome send(OutboundMessage message) throws InterruptedException {
          SendOutcome outcome = super.send(message);
          boolean lost = outcome instanceof Unknown unknown && unknown.code().equals("plain.lost");
          return lost ? super.send(message) : outcome;
        }
      };
    }
  }

  /** Takes a timeout for a refusal: whoever drives it sends once more. */
  static class TakesATimeoutForARefusal extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        SendOutcome timedOut() {
          return new Rejected(Fault.SENDER, "broken.timeout", false, true, "too slow");
        }
      };
    }
  }

  /** Reads the answer to its end before it believes the status. */
  static class WantsTheWholeAnswer extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        SendOutcome answered(String answer) {
          return answer.startsWith("HTTP/1.1 201") && wasCut()
              ? new Rejected(Fault.SENDER, "broken.cut", false, true, "half an answer")
              : super.answered(answer);
        }
      };
    }

    /** The only test in which the stand-in's good answer does not come whole. */
    private static boolean wasCut() {
      return StackWalker.getInstance()
          .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().startsWith("s04")));
    }
  }

  /** Makes no difference between a connection lost and one that never was. */
  static class TakesNobodyForALoss extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        SendOutcome unreached() {
          return new Unknown("broken.io", "something went wrong");
        }
      };
    }
  }

  /** Throws what the platform refuses. */
  static class ThrowsRefusals extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        SendOutcome answered(String answer) {
          if (answer.contains(" 409 ")) {
            throw new IllegalStateException("conflict");
          }
          return super.answered(answer);
        }
      };
    }
  }

  /** Tries again when the platform asks to come back later. */
  static class RepeatsWhenAskedTo extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        SendOutcome answered(String answer) {
          try {
            return super.answered(answer.contains(" 529 ") ? post("/send", "again") : answer);
          } catch (IOException lost) {
            throw new UncheckedIOException(lost);
          }
        }
      };
    }
  }

  /** Thinks that an answer is a yes. */
  static class TakesErrorsForAYes extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        SendOutcome answered(String answer) {
          return answer.contains(" 302 ") ? new Accepted(null) : super.answered(answer);
        }
      };
    }
  }

  /** Shows its key to whoever prints it. */
  static class ShowsItsKey extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        public String toString() {
          return "Sender[" + platform + ", " + key + "]";
        }
      };
    }
  }

  /** Asks the platform at each question for the status. */
  static class RemembersNoStatus extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        public SenderStatus status(String sender) {
          try {
            post("/status", "");
            return SenderStatus.ready();
          } catch (IOException lost) {
            return SenderStatus.notReady("broken.io", "something went wrong");
          }
        }
      };
    }

    @Override
    protected boolean isSend(PlatformRequest request) {
      return request.target().equals("/send");
    }
  }

  /** Throws when it cannot find out about an account. */
  static class ThrowsStatuses extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        public SenderStatus status(String sender) {
          throw new IllegalStateException("no idea");
        }
      };
    }
  }

  /** Has not heard of contents other than text. */
  static class ThrowsAtOtherContents extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        public SendOutcome send(OutboundMessage message) throws InterruptedException {
          if (message.content() instanceof MessageContent.Cards) {
            throw new UnsupportedOperationException("cards");
          }
          return super.send(message);
        }
      };
    }
  }

  /** Promises more than it does. */
  static class PromisesPolls extends PlainSenderTest {
    @Override
    protected boolean takes(MessageContent content) {
      return super.takes(content) || content instanceof MessageContent.Poll;
    }
  }

  /** Catches an interrupt, and the caller never hears of it. */
  static class ForgetsInterrupts extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        @Override
        SendOutcome interrupted() {
          Thread.interrupted();
          return new Unknown("broken.interrupted", "interrupted");
        }
      };
    }
  }

  /** Builds every request in the same buffer. */
  static class SharesABuffer extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        private final AtomicReference<String> buffer = new AtomicReference<>("");

        @Override
        public SendOutcome send(OutboundMessage message) throws InterruptedException {
          if (message.content() instanceof MessageContent.Text text) {
            String all = buffer.accumulateAndGet(text.body(), String::concat);
            return super.send(
                new OutboundMessage(
                    message.id(), message.sender(), message.to(), new MessageContent.Text(all)));
          }
          return super.send(message);
        }
      };
    }
  }

  /** Knows only what it has sent itself, and takes that for everything. */
  static class TrustsItsMemory extends PlainSenderTest {
    @Override
    protected MessageSender sender(URI platform, String key, Duration patience) {
      return new PlainSender(platform, key, patience) {
        private boolean sent;

        @Override
        public SendOutcome send(OutboundMessage message) throws InterruptedException {
          SendOutcome outcome = super.send(message);
          sent |= outcome instanceof Accepted;
          return outcome;
        }

        @Override
        public Trace trace(OutboundMessage message, Instant attemptedAt) {
          return sent ? new Trace.Found(null) : new Trace.Absent();
        }
      };
    }
  }
}
