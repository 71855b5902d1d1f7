/**
 * Tests for stores of campaigns: {@link dev.mirsal.testkit.store.CampaignStoreContract} is what
 * each must hold to, and {@link dev.mirsal.testkit.store.ForwardingStore} is the base of stores
 * that fail on purpose.
 */
@NullMarked
package dev.mirsal.testkit.store;

import org.jspecify.annotations.NullMarked;
