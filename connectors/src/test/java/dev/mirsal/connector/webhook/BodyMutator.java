package dev.mirsal.connector.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils bodies, each in the way that its number says. */
final class BodyMutator {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Values of every type, and such as parsers have stumbled over. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "-0.0",
          "1e999999999",
          "1e-999999999",
          "9223372036854775808",
          "-9223372036854775809",
          "253402300800000",
          "9".repeat(99),
          "9".repeat(200),
          "1." + "3".repeat(90),
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"1795168800\"",
          "\"99999999999999999999999\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"_\"",
          "\"@\"",
          "\"true_@_\"",
          "\"true__\"",
          "\":12@s.whatsapp.net\"",
          "\"http://[\"",
          "\"" + "a".repeat(400) + "\"",
          "{}",
          "[]",
          "[[]]",
          "[null,1,\"x\",{}]",
          "{\"id\":{\"id\":[]}}",
          "[".repeat(90) + "]".repeat(90),
          "[".repeat(300) + "]".repeat(300),
          "{\"a\":".repeat(300) + "1" + "}".repeat(300));

  private static final List<byte[]> SPLINTERS =
      List.of(
          new byte[] {(byte) 0xff},
          new byte[] {(byte) 0xc0, (byte) 0x80},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xe2, (byte) 0x82},
          new byte[] {0},
          new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
          "\\".getBytes(UTF_8),
          "\\u12".getBytes(UTF_8),
          "\"".getBytes(UTF_8),
          "{".getBytes(UTF_8),
          "}".getBytes(UTF_8),
          "[".getBytes(UTF_8),
          "]".getBytes(UTF_8),
          ",".getBytes(UTF_8),
          ":".getBytes(UTF_8),
          "-".getBytes(UTF_8),
          "[".repeat(2000).getBytes(UTF_8));

  private final List<WebhookCase> bodies;

  BodyMutator(List<WebhookCase> bodies) {
    this.bodies = bodies;
  }

  /** Returns the body of that number: the same each time. */
  byte[] body(long number) {
    Random random = new Random(number);
    WebhookCase original = bodies.get(random.nextInt(bodies.size()));
    byte[] body = random.nextInt(3) == 0 ? original.bytes() : restructured(original, random);
    for (int i = random.nextInt(3); i > 0; i--) {
      body = spoiled(body, random);
    }
    return body;
  }

  private static byte[] restructured(WebhookCase original, Random random) {
    try {
      JsonNode root = JSON.readTree(original.body());
      for (int i = random.nextInt(3); i >= 0; i--) {
        List<ContainerNode<?>> places = new ArrayList<>();
        collect(root, places);
        change(places.get(random.nextInt(places.size())), random);
      }
      return written(root.toString(), random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> target) {
    if (node instanceof ContainerNode<?> container) {
      target.add(container);
      node.forEach(child -> collect(child, target));
    }
  }

  /**
   * Puts a value of another type in a place, or takes one away; {@code "#n"} stands for value n.
   */
  private static void change(ContainerNode<?> place, Random random) {
    String value = "#" + random.nextInt(VALUES.size());
    boolean remove = random.nextInt(8) == 0;
    if (place instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      if (remove) {
        object.remove(name);
      } else {
        object.put(name, value);
      }
    } else if (place instanceof ArrayNode array && !array.isEmpty() && remove) {
      array.remove(random.nextInt(array.size()));
    } else if (place instanceof ArrayNode array) {
      array.insert(random.nextInt(array.size() + 1), value);
    }
  }

  private static byte[] written(String json, Random random) {
    String text = json;
    for (int i = VALUES.size() - 1; i >= 0; i--) {
      text = text.replace("\"#" + i + "\"", VALUES.get(i));
    }
    if (random.nextInt(6) == 0) {
      text = withDoubledKey(text, random);
    }
    return text.getBytes(UTF_8);
  }

  private static String withDoubledKey(String json, Random random) {
    int brace = json.indexOf("{\"", random.nextInt(json.length() + 1));
    int end = brace < 0 ? -1 : json.indexOf("\":", brace);
    return end < 0
        ? json
        : json.substring(0, end + 2)
            + VALUES.get(random.nextInt(VALUES.size()))
            + ","
            + json.substring(brace + 1);
  }

  private static byte[] spoiled(byte[] body, Random random) {
    if (body.length == 0) {
      return body;
    }
    int at = random.nextInt(body.length);
    int to = Math.min(body.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(body, at);
      case 1 -> flipped(body, at, random);
      case 2 -> joined(body, at, new byte[0], to);
      case 3 -> joined(body, at, SPLINTERS.get(random.nextInt(SPLINTERS.size())), at);
      default -> joined(body, to, Arrays.copyOfRange(body, at, to), to);
    };
  }

  private static byte[] flipped(byte[] body, int at, Random random) {
    byte[] copy = body.clone();
    copy[at] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  private static byte[] joined(byte[] body, int until, byte[] between, int from) {
    byte[] joined = Arrays.copyOf(body, until + between.length + body.length - from);
    System.arraycopy(between, 0, joined, until, between.length);
    System.arraycopy(body, from, joined, until + between.length, body.length - from);
    return joined;
  }
}
