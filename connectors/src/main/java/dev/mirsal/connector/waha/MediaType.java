package dev.mirsal.connector.waha;

import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent.Media;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MIME types of files that the host gave no type for; WAHA asks for one with every file. */
final class MediaType {
  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("webp", "image/webp"),
          Map.entry("gif", "image/gif"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("webm", "video/webm"),
          Map.entry("ogg", "audio/ogg; codecs=opus"),
          Map.entry("opus", "audio/ogg; codecs=opus"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("wav", "audio/wav"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("txt", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("zip", "application/zip"),
          Map.entry("doc", "application/msword"),
          Map.entry(
              "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  private MediaType() {}

  /** Returns the type that was given or that the file's name tells, or null if none does. */
  static @Nullable String of(Media media) {
    if (media.mimeType() != null) {
      return media.mimeType();
    }
    String name = media.filename() == null ? lastSegment(media.url()) : media.filename();
    return name == null ? null : BY_EXTENSION.get(extension(name));
  }

  /** Returns the type to name when nothing tells the real one. */
  static String usual(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> "image/jpeg";
      case VIDEO -> "video/mp4";
      case AUDIO -> "audio/ogg; codecs=opus";
      case DOCUMENT -> "application/octet-stream";
    };
  }

  /** Tells whether phones play this type as it is; anything else WAHA has to convert. */
  static boolean isPlayable(MediaKind kind, @Nullable String type) {
    String wanted = kind == MediaKind.AUDIO ? "audio/ogg" : "video/mp4";
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(wanted);
  }

  /** Returns the last part of the URL's path, or null if it is empty. */
  static @Nullable String lastSegment(URI url) {
    String path = url.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty() ? null : last;
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
