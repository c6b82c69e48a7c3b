package dev.keyproof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.AccessTarget;
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
            entry("simulate", "text estate"),
            entry("drill", "text diagnostic document estate simulate envelope"),
            entry("prove", "text diagnostic document estate language check simulate drill envelope"),
            entry("report", "text diagnostic tools.jackson.. javax.xml.."),
            entry(
                    "cli",
                    "text diagnostic document language estate intake check report simulate drill envelope prove picocli.."
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

    /** Their order decides which parameters a short name of a cipher stands for. */
    @Test
    void securityProviders_areChangedByNobody() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.Security")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle.jce..")
                .check(PRODUCT);
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

    /** One seed is one execution: nothing in the simulation may ask for the time, a default or an order of hashes. */
    @Test
    void simulation_isDeterministic() {
        List<String> found = new ArrayList<>();
        PRODUCT.stream()
                .filter(type -> DETERMINISTIC.stream().anyMatch(type.getPackageName()::startsWith))
                .forEach(type -> {
                    type.getAccessesFromSelf().stream()
                            .filter(access -> isUnsteady(access.getTargetOwner().getName(), access.getTarget()))
                            .forEach(access -> found.add(access.getDescription()));
                    type.getFields().stream()
                            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                                    || MUTABLE.contains(field.getRawType().getName()))
                            .forEach(field -> found.add(field.getDescription()));
                });
        assertEquals(List.of(), found);
    }

    private static final List<String> DETERMINISTIC = List.of(ROOT + "simulate", ROOT + "prove");

    private static final List<String> MUTABLE =
            List.of("java.util.ArrayList", "java.util.LinkedHashMap", "java.util.LinkedHashSet", "java.util.TreeMap");

    /** Sets and maps whose order is a matter of hashes, be it of the run. */
    private static final List<String> UNORDERED = List.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.Hashtable",
            "java.util.concurrent.ConcurrentHashMap");

    private static boolean isUnsteady(String owner, AccessTarget target) {
        String name = target.getName();
        String call = owner + "." + name;
        boolean noArguments = target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().isEmpty();
        boolean unordered = UNORDERED.contains(owner)
                || List.of("java.util.Set.of", "java.util.Set.copyOf", "java.util.Map.of", "java.util.Map.copyOf")
                        .contains(call)
                || call.equals("java.util.stream.Collectors.toSet")
                || call.equals("java.util.stream.Collectors.toMap");
        boolean clock = name.equals("now") && owner.startsWith("java.time.")
                || List.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime")
                        .contains(call)
                || owner.equals("java.time.Clock");
        boolean parallel = name.equals("parallelStream") || name.equals("parallel") || owner.equals("java.lang.Thread");
        boolean locale = call.equals("java.util.Locale.getDefault")
                || call.equals("java.time.ZoneId.systemDefault")
                || call.equals("java.util.TimeZone.getDefault")
                || noArguments
                        && (call.equals("java.lang.String.toLowerCase") || call.equals("java.lang.String.toUpperCase"))
                || call.equals("java.lang.String.format")
                || call.equals("java.lang.String.formatted");
        boolean random = call.equals("java.lang.Math.random") || owner.equals("java.util.Random");
        return unordered || clock || parallel || locale || random;
    }
}
