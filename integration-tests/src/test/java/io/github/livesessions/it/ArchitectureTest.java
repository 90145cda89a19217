package io.github.livesessions.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.livesessions.it.server.Workspace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the modules: core, registry upon it, and upon that the gate and the listener. */
final class ArchitectureTest {

    private static final String OURS = "io.github.livesessions";
    private static final String CORE = OURS + ".core..";
    private static final String GATE = OURS + ".gate..";
    private static final String LISTENER = OURS + ".listener..";

    private static final List<String> MODULES = List.of("core", "session-registry", "authenticator", "event-listener");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> Workspace.sources().resolve(module).resolve("target/classes"))
                    .toList());

    @Test
    void everyModuleIsLookedAt() {
        assertThat(CLASSES.stream().map(type -> type.getPackageName().replaceFirst(OURS + "\\.(\\w+).*", "$1")))
                .contains("core", "registry", "gate", "listener");
    }

    @Test
    void theCoreKnowsTheJdkAndItselfAlone() {
        check(classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CORE, "java..", "org.jspecify.annotations"));
    }

    @Test
    void theRegistryKnowsNothingOfTheGateOrTheListener() {
        check(noClasses()
                .that()
                .resideInAPackage(OURS + ".registry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(GATE, LISTENER));
    }

    @Test
    void theGateAndTheListenerDoNotKnowEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage(GATE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LISTENER));
        check(noClasses()
                .that()
                .resideInAPackage(LISTENER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(GATE));
    }

    @Test
    void entitiesNeverLeaveTheirPackage() {
        check(classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should(bePackagePrivate())
                .andShould(beUsedInTheirPackageOnly()));
    }

    @Test
    void nothingPretendsToBeKeycloak() {
        // Quarkus passes over entities of org.keycloak packages, and their names are not ours to take
        check(classes().should().resideInAPackage(OURS + ".."));
    }

    @Test
    void logsGoThroughJbossLogging() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging", "org.slf4j.."));
        check(noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err"));
    }

    @Test
    void jsonAndHttpStayAtTheEdge() {
        check(noClasses()
                .that()
                .resideInAnyPackage(OURS + ".registry.store..", OURS + ".registry.geo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "jakarta.ws.rs.."));
    }

    private static void check(ArchRule rule) {
        // a rule may come before the first class that it is about
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static ArchCondition<JavaClass> bePackagePrivate() {
        return new ArchCondition<>("be package-private") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                boolean open = entity.getModifiers().contains(JavaModifier.PUBLIC);
                events.add(new SimpleConditionEvent(entity, !open, entity.getName() + (open ? " is public" : "")));
            }
        };
    }

    private static ArchCondition<JavaClass> beUsedInTheirPackageOnly() {
        return new ArchCondition<>("be used in their package only") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                entity.getDirectDependenciesToSelf().stream()
                        .filter(use -> !use.getOriginClass().getPackageName().equals(entity.getPackageName()))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            }
        };
    }
}
