package dev.mirsal.connector.waha;

/**
 * One request that sends.
 *
 * @param path the path under the base URL
 * @param json the body
 * @param media whether WAHA has to fetch a file for it
 */
record WahaRequest(String path, String json, boolean media) {
  @Override
  public String toString() {
    return "WahaRequest[" + path + "]";
  }
}
