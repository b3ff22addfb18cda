package app.shopfloor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import jakarta.persistence.Entity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The house's plan, and the house rules that a machine can check. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Shopfloor.class);
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.shopfloor");

    @Test
    void modulesUseOnlyWhatTheyDeclareAndNeverInACircle() {
        MODULES.verify();
    }

    @Test
    void theDiagramOfTheModulesCanBeDrawn() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }

    @Test
    void nothingOfOursNeedsNode() {
        check(noClasses().should().beAnnotatedWith(NpmPackage.class));
        check(noClasses().should().beAnnotatedWith(JsModule.class));
        check(noClasses().should().beAnnotatedWith(CssImport.class));
    }

    @Test
    void nothingOfOursUsesCommercialParts() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.vaadin.flow.component.charts..",
                        "com.vaadin.flow.component.dashboard..",
                        "com.vaadin.flow.component.board..",
                        "com.vaadin.flow.component.gridpro..",
                        "com.vaadin.flow.component.crud.."));
    }

    @Test
    void nobodySleeps() {
        check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
        check(noClasses().should().callMethod(Thread.class, "sleep", Duration.class));
    }

    @Test
    void viewsAndEntitiesStayInsideTheirModule() {
        check(classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true));
        check(classes()
                .that()
                .haveSimpleNameEndingWith("View")
                .should()
                .notBePublic()
                .allowEmptyShould(true));
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        check(fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        "app.shopfloor.sales",
                        "app.shopfloor.shared",
                        "app.shopfloor.intake",
                        "app.shopfloor.intake.stripe",
                        "app.shopfloor.intake.orders")
                .should()
                .notHaveRawType(double.class)
                .andShould()
                .notHaveRawType(float.class));
    }

    private static void check(ArchRule rule) {
        rule.check(OURS);
    }
}
