package dev.keyproof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The package graph: a package uses only what stands to its right, itself and {@code java.base}. */
class ArchitectureTest {
    private static final String ROOT = "dev.keyproof.";

    private static final Map<String, String> ALLOWED = new TreeMap<>(Map.ofEntries(
            entry("text", ""),
            entry("diagnostic", "text"),
            entry("document", "text diagnostic org.snakeyaml.. tools.jackson.."),
            entry("envelope", "org.bouncycastle.. javax.crypto.. javax.security.auth.."),
            entry("language", "text diagnostic org.antlr.."),
            entry("estate", "text diagnostic document tools.jackson.. org.snakeyaml.."),
            entry("template", "text diagnostic document estate org.antlr.."),
            entry("terraform", "text diagnostic document estate"),
            entry("intake", "text diagnostic document estate template terraform"),
            entry("check", "text diagnostic document estate language"),
            entry("simulate", "text estate envelope"),
            entry("drill", "text diagnostic document estate simulate envelope"),
            entry("report", "text diagnostic tools.jackson.. javax.xml.."),
            entry(
                    "cli",
                    "text diagnostic document language estate intake check report simulate drill envelope picocli.."
                            + " com.github.difflib..")));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.keyproof");

    @TestFactory
    Stream<DynamicTest> eachPackage_usesOnlyWhatTheTableAllows() {
        return ALLOWED.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    List<String> allowed = new ArrayList<>(List.of("java..", ROOT + row.getKey() + ".."));
                    for (String name : row.getValue().split(" ")) {
                        if (!name.isEmpty()) {
                            allowed.add(name.contains(".") ? name : ROOT + name);
                        }
                    }
                    classes()
                            .that()
                            .resideInAPackage(ROOT + row.getKey() + "..")
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(allowed.toArray(String[]::new))
                            .check(PRODUCT);
                }));
    }

    @Test
    void everyPackage_isInTheTable() {
        TreeSet<String> found = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ALLOWED.keySet()), found);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @TestFactory
    Stream<DynamicTest> generatedParser_isSeenByNobodyOutsideItsPackage() {
        return Stream.of("language", "template")
                .map(owner -> DynamicTest.dynamicTest(
                        owner,
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackage(ROOT + owner + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(ROOT + owner + ".grammar..")
                                .check(PRODUCT)));
    }

    @Test
    void antlr_standsInNoPublicSignature() {
        List<String> leaks = new ArrayList<>();
        PRODUCT.stream()
                .filter(type -> !type.getPackageName().endsWith(".grammar"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(unit -> Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .anyMatch(type -> type.getPackageName().startsWith("org.antlr")))
                .forEach(unit -> leaks.add(unit.getFullName()));
        assertEquals(List.of(), leaks);
    }

    @Test
    void standardStreamsAndExit_areUsedByMainAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + "cli.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(PRODUCT);
    }
}
