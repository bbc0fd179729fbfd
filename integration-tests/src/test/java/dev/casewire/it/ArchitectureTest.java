// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.PunctuationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dependency rule of the architecture and the habits that a compiler does not see. */
class ArchitectureTest {
    private static final JavaClasses CASEWIRE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.casewire");

    /** A module, its packages, and the modules it may use; the order is that of the architecture. */
    enum Module {
        SCHEMAS(List.of(
                "dev.casewire.schemas..",
                "dev.casewire.jira",
                "dev.casewire.secir",
                "dev.casewire.sync.contract",
                "dev.casewire.dlq",
                "dev.casewire.source",
                "dev.casewire.ocsf..")),
        JIRA_CLIENT(List.of("dev.casewire.jira.client..")),
        REGISTRY_SERDE(List.of("dev.casewire.registry..")),
        CONNECT_COMMON(List.of("dev.casewire.connect..")),
        SOURCE_JIRA(List.of("dev.casewire.jira.source.."), JIRA_CLIENT, CONNECT_COMMON, SCHEMAS, REGISTRY_SERDE),
        SINK_S3(List.of("dev.casewire.s3.sink.."), CONNECT_COMMON, REGISTRY_SERDE),
        STREAMS_COMMON(List.of("dev.casewire.streams.."), SCHEMAS, REGISTRY_SERDE),
        STREAMS_NORMALIZER(List.of("dev.casewire.normalizer.."), STREAMS_COMMON, SCHEMAS, REGISTRY_SERDE),
        SIMULATORS(List.of("dev.casewire.simulators..")),
        TESTKIT(List.of("dev.casewire.testkit.."), SIMULATORS),
        STREAMS_SYNC(
                Stream.of(
                                "",
                                ".adopt",
                                ".id",
                                ".text",
                                ".status",
                                ".field",
                                ".item",
                                ".link",
                                ".identity",
                                ".config",
                                ".store",
                                ".topology")
                        .map(name -> "dev.casewire.sync" + name)
                        .toList(),
                STREAMS_COMMON,
                SCHEMAS,
                REGISTRY_SERDE),
        LOCAL(List.of("dev.casewire.local.."), SCHEMAS, REGISTRY_SERDE, STREAMS_COMMON, STREAMS_NORMALIZER, SIMULATORS);

        private final List<String> packages;
        private final List<Module> mayUse;

        Module(List<String> packages, Module... mayUse) {
            this.packages = packages;
            this.mayUse = List.of(mayUse);
        }

        String[] own() {
            return packages.toArray(String[]::new);
        }

        String[] legal() {
            return Stream.concat(Stream.of(this), mayUse.stream())
                    .flatMap(module -> module.packages.stream())
                    .toArray(String[]::new);
        }
    }

    @Test
    void shouldKnowTheModuleOfEveryClass() {
        String[] known = Stream.of(Module.values())
                .flatMap(module -> module.packages.stream())
                .toArray(String[]::new);

        List<String> strangers = new ArrayList<>();
        CASEWIRE.that(not(resideInAnyPackage(known))).forEach(type -> strangers.add(type.getName()));

        assertThat(CASEWIRE).isNotEmpty();
        assertThat(strangers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void shouldDependOnModulesAboveOnly(Module module) {
        noClasses()
                .that()
                .resideInAnyPackage(module.own())
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.casewire..").and(not(resideInAnyPackage(module.legal()))))
                .because("a module depends only on modules above it")
                .check(CASEWIRE);
    }

    @Test
    void shouldKeepTheOutsideWorldOutOfTopologies() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.casewire.normalizer..", "dev.casewire.sync..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "software.amazon..", "io.undertow..")
                .because("a topology turns events into events")
                .check(CASEWIRE);
    }

    @Test
    void shouldKeepStreamsAndTheWorkerOutOfConnectors() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.casewire.connect..", "dev.casewire.jira.source..", "dev.casewire.s3.sink..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.streams..", "org.apache.kafka.connect.runtime..")
                .check(CASEWIRE);
    }

    @Test
    void shouldTakeTimeAndIdsFromOutside() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "dev.casewire.local..", "dev.casewire.simulators..", "dev.casewire.testkit..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .because("logic is tested with a clock of the test")
                .check(CASEWIRE);
    }

    @Test
    void shouldPunctuateByWallClockOnly() {
        noClasses()
                .should()
                .accessField(PunctuationType.class, "STREAM_TIME")
                .because("CVE-2026-111496: stream-time punctuation can hang a thread")
                .check(CASEWIRE);
    }

    @Test
    void shouldPrintFromTheCommandLineOnly() {
        noClasses()
                .that(not(resideInAnyPackage("dev.casewire.local..", "dev.casewire.schemas.ocsf..")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CASEWIRE);
    }
}
