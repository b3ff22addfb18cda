package app.shopfloor.sales.ui;

import app.shopfloor.catalog.CatalogProblem;
import app.shopfloor.catalog.CatalogProduct;
import app.shopfloor.catalog.Sku;
import app.shopfloor.shared.Currencies;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a product. What is allowed the catalog decides; here it is told at the field. */
final class ProductFields extends Div {

    private static final int LARGEST_DIGITS = 12;

    private final TextField sku = text("SKU", Sku.MAX_LENGTH);
    private final TextField name = text("Name", CatalogProduct.MAX_NAME);
    private final TextField material = text("Material", CatalogProduct.MAX_MATERIAL);
    private final BigDecimalField price = new BigDecimalField("List price");
    private final TextField currency = text("Currency", 3);

    /** @param money the currency offered for the price */
    ProductFields(String money) {
        addClassName("fields");
        sku.getElement().setAttribute("autocapitalize", "none");
        sku.setRequiredIndicatorVisible(true);
        name.setRequiredIndicatorVisible(true);
        material.setHelperText("Optional, such as PETG or walnut");
        price.setManualValidation(true);
        currency.setValue(money);
        Div both = new Div(price, currency);
        both.addClassName("price");
        add(sku, name, material, both);
    }

    /** Shows a product whose SKU stays. */
    ProductFields of(CatalogProduct product) {
        sku.setValue(product.sku().code());
        sku.setReadOnly(true);
        name.setValue(product.name());
        material.setValue(Objects.requireNonNullElse(product.facts().material(), ""));
        Money listPrice = product.facts().listPrice();
        if (listPrice != null) {
            price.setValue(listPrice.amount());
            currency.setValue(listPrice.currency());
        }
        return this;
    }

    ProductFields called(String suggested) {
        name.setValue(suggested);
        return this;
    }

    String sku() {
        return sku.getValue();
    }

    /** What was entered, or nothing when it cannot be understood; then the field says why. */
    Optional<CatalogProduct.Facts> facts() {
        for (AbstractField<?, ?> field : java.util.List.of(sku, name, material, price, currency)) {
            ((HasValidationProperties) field).setInvalid(false);
        }
        BigDecimal amount = price.getValue();
        Money money = null;
        if (amount != null) {
            String code = currency.getValue().strip().toUpperCase(Locale.ROOT);
            if (!Currencies.isCurrency(code)) {
                refuse(currency, "A currency is a code such as EUR");
                return Optional.empty();
            }
            money = money(amount, code);
            if (money == null) {
                return Optional.empty();
            }
        }
        return Optional.of(new CatalogProduct.Facts(name.getValue(), material.getValue(), money));
    }

    private @Nullable Money money(BigDecimal amount, String code) {
        int digits = Currencies.minorDigits(code);
        if (amount.stripTrailingZeros().scale() > digits) {
            refuse(price, digits == 0 ? code + " has no decimals" : code + " has " + digits + " decimals");
            return null;
        }
        if (amount.precision() - amount.scale() > LARGEST_DIGITS) {
            refuse(price, "That is more than a price can be");
            return null;
        }
        return Money.of(amount.movePointRight(digits).longValueExact(), code);
    }

    /** Tells a problem at its field. @return false where it is not about one of them */
    boolean refuse(CatalogProblem problem) {
        return switch (problem.field()) {
            case SKU -> refuse(sku, problem.getMessage());
            case NAME -> refuse(name, problem.getMessage());
            case MATERIAL -> refuse(material, problem.getMessage());
            case PRICE -> refuse(price, problem.getMessage());
            case MEANWHILE -> false;
        };
    }

    static boolean refuse(HasValidationProperties field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
        return true;
    }

    private static TextField text(String label, int longest) {
        TextField field = new TextField(label);
        field.setMaxLength(longest);
        field.setManualValidation(true);
        return field;
    }
}
