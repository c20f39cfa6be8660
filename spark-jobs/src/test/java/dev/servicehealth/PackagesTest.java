package dev.servicehealth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks the compiled classes of this module and of report-templates. */
class PackagesTest {
  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.servicehealth");
  }

  @Test
  void no_packages_depend_on_each_other_in_a_cycle() {
    slices().matching("dev.servicehealth.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void failure_and_the_rest_of_the_root_package_know_no_other_package() {
    noClasses()
        .that()
        .resideInAPackage("dev.servicehealth")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.servicehealth.(*)..")
        .check(classes);
  }

  @Test
  void documents_are_rendered_without_spark() {
    noClasses()
        .that()
        .resideInAPackage("dev.servicehealth.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "io.delta..")
        .check(classes);
  }
}
