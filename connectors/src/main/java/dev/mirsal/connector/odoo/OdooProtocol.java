package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;

/** How calls are carried to Odoo and results back. Nothing is repeated here. */
interface OdooProtocol {

  /**
   * Returns what a method returns; a null node if it returns nothing.
   *
   * @throws OdooException if it did not do what it was asked, or nobody can tell
   */
  JsonNode call(OdooCall call) throws InterruptedException;

  /**
   * Returns the id of the user who calls.
   *
   * @throws OdooException of kind LOGIN if user or key are refused
   */
  long user() throws InterruptedException;
}
