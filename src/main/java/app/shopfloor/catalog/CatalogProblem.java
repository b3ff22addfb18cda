package app.shopfloor.catalog;

/** Something asked of the catalog cannot be done; the message is for the person who asked, at the field. */
public class CatalogProblem extends RuntimeException {

    /** What the problem is with. */
    public enum Field {
        SKU,
        NAME,
        MATERIAL,
        PRICE,
        /** Somebody else, or the channel itself, was faster. */
        MEANWHILE
    }

    private final Field field;

    CatalogProblem(Field field, String message) {
        super(message);
        this.field = field;
    }

    public Field field() {
        return field;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
