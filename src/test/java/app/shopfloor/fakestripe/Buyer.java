package app.shopfloor.fakestripe;

/** Who buys. @param customer the id of a customer object, or null for a guest */
record Buyer(String customer, String name, String email, String country) {}
