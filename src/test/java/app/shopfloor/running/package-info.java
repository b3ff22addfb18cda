/** The packaged application as its users have it: a process, a browser, a peer that posts. */
package app.shopfloor.running;
