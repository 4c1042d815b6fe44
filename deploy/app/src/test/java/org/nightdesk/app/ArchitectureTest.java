package org.nightdesk.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may know whom.
class ArchitectureTest {
  /// What each module may use of ours; `app` may use everything.
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "contract", List.of(),
          "runtime", List.of("contract"),
          "reading", List.of("contract"),
          "ingest", List.of("contract", "runtime", "reading"),
          "query", List.of("contract"),
          "tagging", List.of("contract", "query"),
          "classify", List.of("contract", "runtime", "query", "tagging"),
          "notify", List.of("contract", "runtime", "query"),
          "desk", List.of("contract", "runtime", "reading", "query", "tagging"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.nightdesk");

  static List<String> modules() {
    return List.copyOf(MAY_USE.keySet());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void usesOnlyWhatStandsBelow(String module) {
    List<String> forbidden = new ArrayList<>(MAY_USE.keySet());
    forbidden.add("app");
    forbidden.remove(module);
    forbidden.removeAll(MAY_USE.getOrDefault(module, List.of()));

    noClasses()
        .that()
        .resideInAPackage(root(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.stream().map(ArchitectureTest::root).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void knowsNoCircleOfPackages() {
    slices().matching("org.nightdesk.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void asksTheWebThroughOneClientOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.nightdesk.runtime.outbound..")
        .and()
        .resideOutsideOfPackage("org.nightdesk.app.client..") // asks the desk, not the web
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hc..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.http.HttpClient")
        .orShould()
        .callMethod(java.net.URL.class, "openStream")
        .orShould()
        .callMethod(java.net.URL.class, "openConnection")
        .orShould()
        .callMethod(org.jsoup.Jsoup.class, "connect", String.class)
        .check(CLASSES);
  }

  @Test
  void keepsKafkaAndNetworkOutOfThePureLibraries() {
    noClasses()
        .that()
        .resideInAnyPackage(root("reading"), root("query"), root("tagging"), root("contract"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "java.net.http..", "com.sun.net.httpserver..")
        .check(CLASSES);
  }

  private static String root(String module) {
    return "org.nightdesk." + module + "..";
  }
}
