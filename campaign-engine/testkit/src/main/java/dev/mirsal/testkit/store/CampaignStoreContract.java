package dev.mirsal.testkit.store;

/**
 * What every {@link dev.mirsal.campaign.store.CampaignStore} must hold to, as JUnit 5 tests: extend
 * it, return an empty store of yours from {@link #emptyStore()}, and run the class as a test. Each
 * test is a rule and has its number in its name, {@code s01} to {@code s84}.
 *
 * <ul>
 *   <li>A store that keeps its data outside the process overrides {@link #reopen}, so that the
 *       rules {@code s80} and above see what is left after a crash.
 *   <li>{@link #largeCampaign()} and {@link #races()} say how much is tried; rules that race use
 *       four threads.
 *   <li>Instants are kept to the millisecond at least; all that the rules write are whole ones.
 *   <li>Campaigns of the rules pace by {@link dev.mirsal.campaign.plan.ActiveHours}.
 * </ul>
 *
 * @since 0.1
 */
public abstract class CampaignStoreContract extends DurabilityRules {

  /** For subclasses. */
  protected CampaignStoreContract() {}
}
