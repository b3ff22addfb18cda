package app.shopfloor.base.ui;

/** What an address said, short enough for a sentence. */
public final class Quoted {

    private static final int LONGEST = 20;

    private Quoted() {}

    public static String of(String text) {
        int characters = text.codePointCount(0, text.length());
        return characters <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
