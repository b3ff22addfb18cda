/**
 * A small Stripe for tests: {@link app.shopfloor.fakestripe.FakeStripe} answers like its API, a scenario of purchases fills it
 * and knows the truth, and webhooks leave it by dice.
 */
package app.shopfloor.fakestripe;
