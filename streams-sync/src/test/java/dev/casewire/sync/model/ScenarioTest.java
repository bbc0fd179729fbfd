// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.jira.IssueSnapshot;
import dev.casewire.sync.contract.SyncDecision;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Presence;
import dev.casewire.sync.link.Snapshot;
import dev.casewire.sync.link.Stage;
import dev.casewire.sync.text.AdfPatch;
import dev.casewire.sync.text.AdfText;
import dev.casewire.sync.topology.SyncTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the sync promises, one test per promise, over the whole topology; sides and sinks are the model's. */
class ScenarioTest {
    private static final String DETECTION = "Detection and Analysis";
    private static final String CONTAINMENT = "Containment, Eradication and Recovery";
    private static final String POST_INCIDENT = "Post-incident Activities";
    private static final long HOUR = 3_600_000;

    private Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private void configured(String yaml) {
        scene.close();
        scene = new Scene(yaml);
    }

    private SimThing mirroredCase() {
        SimThing aCase = scene.openCase("Phish", "Somebody clicked");
        scene.start();
        return aCase;
    }

    @Test // 1
    void shouldFinishTheIssueWithAResolutionWhenTheCaseIsClosed() {
        SimThing aCase = mirroredCase();

        aCase.closureCode = "False Positive";
        scene.edit(aCase, "status", "Closed");
        scene.rest();

        SimThing issue = scene.twin(aCase);
        assertThat(issue.value("status")).isEqualTo("Done");
        assertThat(issue.closureCode).isEqualTo("Won't Do");
    }

    @Test // 2
    void shouldMakeOneCaseWhenAnIssueIsCreatedAndEditedThreeTimes() {
        SimThing issue = scene.createIssue("Laptop stolen", "In the train");
        scene.start();

        for (int i = 1; i <= 3; i++) {
            scene.edit(issue, "description", "In the train, version " + i);
            scene.rest();
        }

        assertThat(scene.world.things).hasSize(2);
        assertThat(scene.twin(issue).value("description")).isEqualTo("In the train, version 3");
        assertThat(scene.paired()).isEqualTo(1);
    }

    @Test // 3
    void shouldMakeOneTwinWhenItIsSeenBeforeItsCreationIsAcknowledged() {
        SimThing issue = scene.createIssue("Laptop stolen", "In the train");
        scene.world.bulk();
        scene.pass(6_000);
        scene.execute(Side.CASE);

        scene.look();
        scene.pass(6_000);
        scene.acknowledge();
        scene.rest();

        assertThat(scene.world.things).hasSize(2);
        assertThat(scene.paired()).isEqualTo(1);
        assertThat(scene.twin(issue).value("title")).isEqualTo("Laptop stolen");
    }

    @Test // 4
    void shouldStayInContainmentWhenSomebodyCommentsInJira() {
        SimThing aCase = mirroredCase();
        scene.edit(aCase, "status", CONTAINMENT);
        scene.rest();

        scene.comment(scene.twin(aCase), "on it");
        scene.rest();

        assertThat(aCase.value("status")).isEqualTo(CONTAINMENT);
        assertThat(scene.copies(aCase)).containsValue("on it");
    }

    @Test // 5
    void shouldShowThePhaseInJiraWhenItsStatusStaysTheSame() {
        SimThing aCase = mirroredCase();
        scene.edit(aCase, "status", DETECTION);
        scene.rest();

        scene.edit(aCase, "status", CONTAINMENT);
        scene.rest();

        SimThing issue = scene.twin(aCase);
        assertThat(issue.value("status")).isEqualTo("In Progress");
        assertThat(issue.value("case-info")).contains("Case status: " + CONTAINMENT);
        assertThat(scene.notes(issue)).contains("from '" + DETECTION + "' to '" + CONTAINMENT + "'");
    }

    @Test // 6
    void shouldHoldWithANoteWhenAJiraStatusIsNotMapped() {
        SimThing aCase = mirroredCase();

        scene.edit(scene.twin(aCase), "status", "Waiting for vendor");
        scene.rest();

        assertThat(aCase.value("status")).isEqualTo("Submitted");
        assertThat(scene.notes(scene.twin(aCase))).contains("Waiting for vendor");
    }

    @Test // 6
    void shouldGoToTheConfiguredPhaseWhenAJiraStatusIsMapped() {
        configured("status: {\"Containment, Eradication and Recovery\": [In Progress, Waiting for vendor]}\n");
        SimThing aCase = mirroredCase();

        scene.edit(scene.twin(aCase), "status", "Waiting for vendor");
        scene.rest();

        assertThat(aCase.value("status")).isEqualTo(CONTAINMENT);
    }

    @Test // 7
    void shouldWalkThroughThePhasesWhenTheIssueGoesToReview() {
        SimThing aCase = mirroredCase();

        scene.edit(scene.twin(aCase), "status", "In Review");
        scene.rest();

        assertThat(aCase.fields.get("status").history).containsExactly("Submitted", DETECTION, POST_INCIDENT);
    }

    @Test // 8
    void shouldKeepBothEditsOfDifferentFields() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);

        scene.edit(aCase, "title", "Phish, confirmed");
        scene.edit(issue, "description", "Two people clicked");
        scene.rest();

        assertThat(issue.value("title")).isEqualTo("Phish, confirmed");
        assertThat(aCase.value("description")).isEqualTo("Two people clicked");
    }

    @Test // 8
    void shouldKeepTheLosersTextWhenBothEditOneField() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);

        scene.edit(aCase, "title", "Phish, confirmed");
        scene.edit(issue, "title", "Spear phish");
        scene.rest();

        assertThat(issue.value("title")).isEqualTo("Phish, confirmed");
        assertThat(aCase.value("title")).isEqualTo("Phish, confirmed");
        assertThat(scene.notes(issue)).contains("Spear phish");
    }

    @Test // 9
    void shouldPairSixtyCommentsOfEachSideByTheirIds() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);
        List<SimThing.SimItem> ofCase = new ArrayList<>();
        List<SimThing.SimItem> ofIssue = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ofCase.add(scene.comment(aCase, i % 3 == 0 ? "same words" : "case " + i));
            ofIssue.add(scene.comment(issue, i % 3 == 0 ? "same words" : "issue " + i));
        }
        scene.rest();

        scene.edit(ofCase.get(0), "changed on the case");
        scene.edit(ofIssue.get(3), "changed on the issue");
        scene.rest();

        assertCopied(ofCase, issue);
        assertCopied(ofIssue, aCase);
    }

    private void assertCopied(List<SimThing.SimItem> originals, SimThing target) {
        Map<String, String> wanted = new HashMap<>();
        originals.forEach(item -> wanted.put(item.id, item.text));
        assertThat(scene.copies(target)).containsExactlyInAnyOrderEntriesOf(wanted);
        assertThat(target.items.values().stream().filter(item -> item.isOurs && item.text.contains(" · #")))
                .hasSize(originals.size());
    }

    @Test // 10
    void shouldWriteNothingWhenNothingHappensForAnHour() {
        SimThing aCase = mirroredCase();
        scene.comment(aCase, "a word");
        scene.rest();
        int writes = scene.world.writes;

        for (int minute = 0; minute < 60; minute++) {
            scene.pass(60_000);
            scene.look();
            scene.execute(Side.CASE);
            scene.execute(Side.ISSUE);
            scene.acknowledge();
        }

        assertThat(scene.world.writes).isEqualTo(writes);
    }

    @Test // 11
    void shouldWriteOnceWhenADateIsSetAndNeverWhenAnUnknownFieldAppears() {
        SimThing aCase = mirroredCase();

        scene.edit(aCase, "actualIncidentStartDate", "2026-11-20T07:30:00Z");
        scene.rest();
        int writes = scene.world.writes;
        scene.edit(aCase, "unknown", "something new");
        scene.rest();

        assertThat(scene.twin(aCase).value("case-info")).contains("Incident began: 2026-11-20T07:30:00Z");
        assertThat(scene.world.writes).isEqualTo(writes);
    }

    @Test // 12, with state on disk: what is long lies in pieces
    void shouldShortenOrSplitWhatTheOtherSideDoesNotTake() {
        scene.close();
        scene = Scene.onDisk();
        String title = "t".repeat(300);
        String description = words(32_767);
        SimThing aCase = scene.openCase(title, "short");
        SimThing issue = scene.createIssue("short", description);
        scene.start();
        SimThing.SimItem comment = scene.comment(issue, words(20_000));
        scene.rest();

        SimThing issueOfCase = scene.twin(aCase);
        SimThing caseOfIssue = scene.twin(issue);
        assertThat(issueOfCase.value("title")).hasSizeLessThanOrEqualTo(255).startsWith("ttt");
        assertThat(scene.notes(issueOfCase)).contains("title has 300 characters");
        assertThat(caseOfIssue.value("description")).hasSizeLessThanOrEqualTo(8_000);
        assertThat(description).startsWith(caseOfIssue.value("description").substring(0, 7_000));
        assertThat(scene.notes(caseOfIssue)).contains("description has 32767 characters");
        assertThat(scene.copies(caseOfIssue).get(comment.id).replaceAll("\\s", ""))
                .isEqualTo(comment.text.replaceAll("\\s", ""));
        assertThat(caseOfIssue.items.values().stream().filter(item -> item.text.contains("#" + comment.id)))
                .hasSize(2);
    }

    private static String words(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append("word").append(i).append(i % 12 == 11 ? '\n' : ' ');
        }
        return text.substring(0, length - 1) + '.';
    }

    @Test // 13
    void shouldTakeAnIssueWithoutDescriptionAndAWatcherWithoutAnAccount() {
        SimThing issue = scene.createIssue("No text", "");
        scene.start();
        SimThing aCase = scene.twin(issue);

        scene.edit(aCase, "watchers", "bob@acme.example\nhidden@acme.example");
        scene.rest();

        assertThat(aCase.value("description")).isEqualTo("(no description)");
        assertThat(issue.value("description")).isEmpty();
        assertThat(issue.value("watchers")).isEqualTo("bob@acme.example");
        assertThat(scene.notes(aCase)).contains("hidden@acme.example");
    }

    @Test // 15
    void shouldParkOnePoisonousCaseAndLetTheOthersFlow() {
        SimThing poisonous = scene.openCase("Phish", "one");
        SimThing other = scene.openCase("Theft", "two");
        scene.start();
        scene.world.poisoned = "poison";

        scene.edit(poisonous, "title", "poison");
        scene.edit(other, "title", "Theft of a laptop");
        scene.rest();

        assertThat(scene.linkOf(poisonous).parked()).contains("400");
        assertThat(scene.twin(other).value("title")).isEqualTo("Theft of a laptop");

        scene.world.poisoned = null;
        scene.ask(scene.linkOf(poisonous).id(), LinkEvent.Request.RETRY);
        scene.rest();

        assertThat(scene.linkOf(poisonous).parked()).isNull();
        assertThat(scene.twin(poisonous).value("title")).isEqualTo("poison");
    }

    @Test // 15
    void shouldSetAnUnreadableRecordAsideAndLetTheOthersFlow() {
        IssueSnapshot broken = Contracts.base(new IssueId(Contracts.SITE, "77"), new Version(1, 1))
                .setDescription("{no json")
                .setDescriptionFormat("adf")
                .build();

        scene.engine.send(SyncTopics.ISSUES, Contracts.SITE + ":77", broken);
        SimThing aCase = mirroredCase();

        assertThat(scene.engine.deadLetters()).hasSize(1);
        assertThat(scene.twin(aCase).value("title")).isEqualTo("Phish");
    }

    @Test // 16, the first of them with state on disk
    void shouldLoseNothingAndDoNothingTwiceWhenAnythingCrashesAnywhere() {
        for (long seed = 1; seed <= 4; seed++) {
            Function<String, KeyValueBytesStoreSupplier> stores =
                    seed == 1 ? Stores::persistentKeyValueStore : Stores::inMemoryKeyValueStore;
            List<TopologyEngine> made = new ArrayList<>();
            History history = new History(seed, new Mutation() {
                @Override
                public Engine engine(dev.casewire.sync.link.SyncRules rules, World world) {
                    TopologyEngine engine = Scene.engine(rules, world, stores);
                    made.add(engine);
                    return engine;
                }
            });

            List<String> broken = history.play(ModelRun.STEPS);

            made.forEach(TopologyEngine::close);
            assertThat(broken).as("seed %d over the topology", seed).isEmpty();
        }
    }

    @Test // 18
    void shouldLeaveACaseThatAwsWorksOnWhenTheIssueIsDone() {
        SimThing aCase = scene.openCase("Phish", "one");
        aCase.isSelfManaged = false;
        scene.start();

        scene.edit(scene.twin(aCase), "status", "Done");
        scene.rest();

        assertThat(aCase.value("status")).isEqualTo("Submitted");
        assertThat(scene.notes(scene.twin(aCase))).contains("only AWS closes it");
    }

    @Test // 18
    void shouldCloseACaseThatAwsWorksOnWhenThePolicySaysSo() {
        configured("closing: {aws-supported: close}\n");
        SimThing aCase = scene.openCase("Phish", "one");
        aCase.isSelfManaged = false;
        scene.start();

        scene.edit(scene.twin(aCase), "status", "Done");
        scene.rest();

        assertThat(aCase.value("status")).isEqualTo("Closed");
    }

    @Test // 19
    void shouldTellPeopleWhenAnIssueIsReopenedAfterItsCaseWasClosed() {
        SimThing aCase = closedPair();

        scene.edit(scene.twin(aCase), "status", "In Progress");
        scene.rest();

        assertThat(aCase.value("status")).isEqualTo("Closed");
        assertThat(scene.notes(aCase)).contains("cannot reopen a case");
        assertThat(scene.notes(scene.twin(aCase))).contains("cannot reopen a case");
    }

    private SimThing closedPair() {
        SimThing aCase = mirroredCase();
        scene.edit(aCase, "status", "Closed");
        scene.rest();
        assertThat(scene.twin(aCase).value("status")).isEqualTo("Done");
        return aCase;
    }

    @Test // 19
    void shouldOpenANewCaseWhenThePolicySaysSo() {
        configured("closing: {reopened: new-case}\n");
        SimThing aCase = closedPair();
        SimThing issue = scene.twin(aCase);

        scene.edit(issue, "status", "In Progress");
        scene.rest();

        SimThing next = scene.twin(issue);
        assertThat(next.id).isNotEqualTo(aCase.id);
        assertThat(scene.linkOf(issue).generation()).isEqualTo(1);
        assertThat(next.value("status")).isEqualTo(DETECTION);
        assertThat(aCase.value("status")).isEqualTo("Closed");
    }

    @Test // 20
    void shouldNotTouchAnIssueOfAProjectOutOfScope() {
        IssueId id = new IssueId(Contracts.SITE, "900");
        scene.engine.thing(seenOutOfScope(id, 1, "Salary", null));
        scene.start();
        scene.pass(HOUR);

        assertThat(scene.engine.commands()).isEmpty();
        assertThat(scene.engine.links()).isEmpty();
    }

    private static ThingSeen seenOutOfScope(IssueId id, long at, String title, String stamp) {
        Map<FieldName, String> values = Map.of(
                FieldName.TITLE, title,
                FieldName.DESCRIPTION, "",
                FieldName.STATUS, "To Do",
                FieldName.WATCHERS, "",
                FieldName.CASE_INFO, "");
        return new ThingSeen(id, new Version(1, at), new Snapshot(values, null, "HR-1"), stamp, false, false);
    }

    @Test // 21
    void shouldKeepTheLinkWhenTheIssueMovesToAnotherProject() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);
        scene.pass(10_000);

        scene.engine.thing(seenOutOfScope((IssueId) issue.id, scene.world.now(), "Renamed in HR", issue.stamp));
        scene.world.collect();
        scene.execute(Side.CASE);
        scene.acknowledge();

        assertThat(scene.linkOf(aCase).stage()).isInstanceOf(Stage.Paired.class);
        assertThat(aCase.value("title")).isEqualTo("Renamed in HR");
    }

    @Test // 21
    void shouldTellTheCaseWhenTheIssueIsDeleted() {
        SimThing aCase = mirroredCase();

        scene.twin(aCase).isDeleted = true;
        scene.rest();

        assertThat(scene.linkOf(aCase).stage()).isInstanceOf(Stage.Orphaned.class);
        assertThat(scene.notes(aCase)).contains("was deleted");
        assertThat(scene.world.things).hasSize(2);
    }

    @Test // 22
    void shouldKeepARestrictedCommentWhereItIs() {
        SimThing aCase = mirroredCase();

        scene.comment(scene.twin(aCase), "salary of Bob").isRestricted = true;
        scene.rest();

        assertThat(scene.copies(aCase)).isEmpty();
    }

    @Test // 24
    void shouldFindTheSameLinksWhenAllStateIsLostAndOneSourceIsAnHourAhead() {
        scene.world.skew = HOUR;
        for (int i = 0; i < 3; i++) {
            scene.comment(scene.openCase("case " + i, "text"), "word " + i);
            scene.comment(scene.createIssue("issue " + i, "text"), "word " + i);
        }
        scene.start();
        Map<LinkId, String> links = links();
        int writes = scene.world.writes;

        scene.engine.wipe();
        readAll(Side.ISSUE);
        scene.pass(HOUR);
        readAll(Side.CASE);
        scene.world.ready();
        scene.rest();

        assertThat(links()).isEqualTo(links);
        assertThat(scene.world.things).hasSize(12);
        assertThat(scene.world.writes).isEqualTo(writes);
    }

    private void readAll(Side side) {
        for (SimThing thing : List.copyOf(scene.world.things.values())) {
            if (thing.id.side() == side) {
                scene.world.read(thing, true);
            }
        }
        while (scene.world.deliver(true)) {}
    }

    private Map<LinkId, String> links() {
        Map<LinkId, String> links = new HashMap<>();
        scene.engine.links().forEach(link -> links.put(link.id(), link.stage().text() + link.caseArn() + link.issue()));
        return links;
    }

    @Test // 25
    void shouldReachTheSameEndWhenObservationsAreRepeatedStaleAndOutOfOrder() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);
        Random random = new Random(25);
        for (int i = 0; i < 20; i++) {
            scene.edit(random.nextBoolean() ? aCase : issue, "description", "version " + i);
            scene.world.read(aCase, true);
            scene.world.read(issue, true);
        }
        scene.edit(aCase, "description", "the last word");
        scene.world.read(aCase, true);

        for (int i = 0; i < 60; i++) {
            scene.world.deliver(false);
        }
        scene.rest();

        assertThat(aCase.value("description")).isEqualTo("the last word");
        assertThat(issue.value("description")).isEqualTo("the last word");
        assertThat(scene.world.things).hasSize(2);
    }

    @Test // 26
    void shouldKeepThePairingWhenSomebodyClonesRemovesOrForgesAStamp() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);
        SimThing clone = scene.createIssue("clone", "mine");
        clone.stamp = issue.stamp;
        SimThing forged = scene.createIssue("forged", "mine");
        forged.stamp = "{\"link\":\"case:" + ((dev.casewire.sync.id.CaseArn) aCase.id).value()
                + "\",\"generation\":0,\"thing\":\"" + forged.id.text() + "\",\"key\":\"k1\",\"mac\":\"00\"}";
        issue.stamp = null;
        scene.rest();

        assertThat(scene.twin(aCase)).isSameAs(issue);
        assertThat(issue.stamp).as("restored").isNotNull();
        for (SimThing stranger : List.of(clone, forged)) {
            assertThat(stranger.value("description")).isEqualTo("mine");
            assertThat(stranger.value("status")).isEqualTo("To Do");
            assertThat(stranger.items).isEmpty();
        }
        assertThat(aCase.value("status")).isEqualTo("Submitted");
        assertThat(scene.engine.decided())
                .filteredOn(decision -> decision.getKind().equals("identity"))
                .extracting(SyncDecision::getThing)
                .contains(clone.id.text(), forged.id.text());
    }

    @Test // 26
    void shouldLinkByHand() {
        SimThing aCase = scene.openCase("Phish", "one");
        SimThing issue = scene.createIssue("About the phish", "two");
        scene.link(aCase, issue);
        scene.start();

        assertThat(scene.world.things).hasSize(2);
        assertThat(scene.twin(aCase)).isSameAs(issue);
        assertThat(issue.value("title")).isEqualTo("Phish");
        assertThat(scene.notes(issue)).contains("About the phish");
    }

    @Test // 27
    void shouldLetTheLastWordStandWhenACommandIsAnHourLate() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);

        scene.edit(aCase, "title", "Phish!");
        scene.look();
        scene.pass(HOUR);
        scene.edit(aCase, "title", "Phish");
        scene.edit(issue, "description", "typed meanwhile");
        scene.look();
        scene.rest();

        assertThat(issue.value("title")).isEqualTo("Phish");
        assertThat(aCase.value("title")).isEqualTo("Phish");
        assertThat(aCase.value("description")).isEqualTo("typed meanwhile");
    }

    @Test // 27
    void shouldNotOverwriteWhatWasTypedWhileACommandWasLate() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);

        scene.edit(aCase, "title", "Phish!");
        scene.look();
        scene.pass(HOUR);
        scene.edit(issue, "title", "typed");
        scene.edit(issue, "title", "Phish");
        scene.rest();

        assertThat(issue.value("title")).isEqualTo(aCase.value("title"));
        assertThat(scene.world.lost)
                .as("what was replaced, other than the word that both knew")
                .allMatch(lost -> lost.value().equals("Phish"));
    }

    @Test // 28, with fewer links than the long test has
    void shouldConvergeWhenOneSideIsDownForTwelveHours() {
        convergeAfterTwelveHours(100);
    }

    @Test // 28
    @Tag("long")
    void shouldConvergeAThousandLinksWhenOneSideIsDownForTwelveHours() {
        convergeAfterTwelveHours(1_000);
    }

    private void convergeAfterTwelveHours(int links) {
        List<SimThing> cases = new ArrayList<>();
        for (int i = 0; i < links; i++) {
            cases.add(scene.openCase("case " + i, "text"));
        }
        scene.start();
        cases.forEach(aCase -> scene.edit(aCase, "title", aCase.value("title") + " changed"));
        scene.look();

        for (int i = 0; i < 12; i++) {
            scene.pass(HOUR);
        }
        scene.rest();

        assertThat(scene.engine.links()).hasSize(links).allMatch(link -> link.parked() == null);
        assertThat(cases)
                .allMatch(aCase -> scene.world
                        .things
                        .get(scene.engine
                                .link(LinkId.bornAs(aCase.id))
                                .orElseThrow()
                                .issue())
                        .value("title")
                        .endsWith("changed"));
    }

    @Test // 29
    void shouldLeaveEveryOtherBlockAloneWhenOneWordChangesInTheCase() throws Exception {
        JsonNode doc = new ObjectMapper().readTree("""
                {"type":"doc","version":1,"content":[
                 {"type":"paragraph","content":[{"type":"text","text":"Seen by "},
                  {"type":"mention","attrs":{"id":"a1","text":"@Alice"}},{"type":"text","text":" at noon","marks":[{"type":"strong"}]}]},
                 {"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","content":[
                  {"type":"paragraph","content":[{"type":"text","text":"cell"}]}]}]}]},
                 {"type":"mediaSingle","content":[{"type":"media","attrs":{"id":"m1","type":"file"}}]},
                 {"type":"paragraph","content":[{"type":"text","text":"The end"}]}]}
                """);
        SimThing issue = scene.createIssue("Report", AdfText.read(doc));
        scene.start();
        SimThing aCase = scene.twin(issue);

        scene.edit(aCase, "description", aCase.value("description").replace("The end", "The beginning"));
        scene.rest();

        AdfPatch.Patched patched = AdfPatch.apply(doc, issue.value("description"));
        assertThat(patched).isInstanceOf(AdfPatch.Patched.Document.class);
        JsonNode after = ((AdfPatch.Patched.Document) patched).doc();
        for (int block = 0; block < 3; block++) {
            assertThat(after.at("/content/" + block)).isEqualTo(doc.at("/content/" + block));
        }
        assertThat(AdfText.read(after)).endsWith("The beginning");
    }

    @Test // 30
    void shouldLetTheUsersLastWordStandWhenHeTypesOverOurWrite() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);
        scene.edit(aCase, "title", "ours");
        scene.look();
        scene.execute(Side.ISSUE);

        scene.edit(issue, "title", "typed over it");
        scene.acknowledge();
        scene.rest();

        assertThat(issue.value("title")).isEqualTo("typed over it");
        assertThat(aCase.value("title")).isEqualTo("typed over it");
        assertThat(scene.notes(issue)).isEmpty();
    }

    @Test // 30
    void shouldWriteNothingAgainWhenTheUserTypesTheSameValue() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);
        scene.edit(aCase, "title", "ours");
        scene.look();
        scene.execute(Side.ISSUE);
        int writes = scene.world.writes;

        scene.edit(issue, "title", "ours");
        scene.acknowledge();
        scene.rest();

        assertThat(scene.world.writes).isEqualTo(writes);
        assertThat(scene.notes(issue)).isEmpty();
    }

    @Test // 30
    void shouldTakeItBackWhenTheUserSetsItBack() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);
        scene.edit(aCase, "title", "ours");
        scene.look();
        scene.execute(Side.ISSUE);

        scene.edit(issue, "title", "Phish");
        scene.acknowledge();
        scene.rest();

        assertThat(issue.value("title")).isEqualTo("Phish");
        assertThat(aCase.value("title")).isEqualTo("Phish");
        assertThat(scene.notes(issue)).isEmpty();
    }

    @Test // 31
    void shouldHoldWhenAnAutomationRewritesEveryTitleAndComment() {
        scene.world.hasAutomation = true;
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);
        SimThing.SimItem comment = scene.comment(aCase, "a word");
        scene.rest();

        scene.edit(aCase, "title", "Second title");
        scene.rest();
        int writes = scene.world.writes;
        scene.rest();

        assertThat(scene.world.writes).isEqualTo(writes);
        assertThat(scene.copies(issue).get(comment.id)).contains("rewritten");
        long titles = issue.fields.get("title").history.stream()
                .filter(title -> title.equals("Second title"))
                .count();
        assertThat(titles).as("writes of one version").isEqualTo(1);
    }

    @Test // 32
    void shouldChangeOneWordOfALongDescriptionWhenItsShortFormIsCorrected() {
        String text = words(32_767).replaceFirst("word7 ", "wrod7 ");
        SimThing issue = scene.createIssue("Long", text);
        scene.start();
        SimThing aCase = scene.twin(issue);

        scene.edit(aCase, "description", aCase.value("description").replace("wrod7", "word7"));
        scene.rest();

        assertThat(issue.value("description")).isEqualTo(text.replace("wrod7", "word7"));
    }

    @Test // 24, 35
    void shouldTellTheLoserWhenTheIssueWasInvisibleAndAllStateIsLostBeforeItComesBack() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);
        scene.edit(aCase, "title", "Phish, says the case");
        scene.edit(issue, "title", "Phish, says the issue");
        scene.look();
        scene.execute(Side.ISSUE);
        scene.acknowledge();
        scene.look();
        scene.execute(Side.ISSUE);
        issue.isVisible = false;
        scene.look();
        scene.acknowledge();
        assertThat(issue.value("title")).isEqualTo("Phish, says the case");
        assertThat(scene.notes(issue)).doesNotContain("says the issue");

        issue.isVisible = true;
        scene.world.rebuild();
        scene.rest();

        assertThat(scene.notes(issue)).containsOnlyOnce("Phish, says the issue");
    }

    @Test // 24
    void shouldMirrorNewCasesWhenAllStateIsLostWithACreateThatNobodyEnds() {
        SimThing issue = scene.createIssue("Phish", "one");
        scene.world.bulk();
        scene.pass(10_000);
        issue.isDeleted = true;
        scene.world.rebuild();
        SimThing aCase = scene.openCase("Theft", "two");
        scene.look();
        scene.pass(10_000);
        assertThat(scene.paired()).isZero();

        scene.pass(Duration.ofDays(2).toMillis());
        scene.rest();

        assertThat(scene.twin(aCase).value("title")).isEqualTo("Theft");
    }

    @Test // adopt
    void shouldDoubleNothingWhenAPairOfAnotherIntegrationIsAdopted() {
        SimThing aCase = scene.openCase("Phish", "one");
        SimThing issue = scene.world.add(Side.ISSUE, true);
        scene.edit(issue, "title", "Phish");
        scene.edit(issue, "description", "one");
        SimThing.SimItem asked = scene.comment(aCase, "who clicked?");
        scene.world.addItem(issue, true, false, "who clicked?");
        scene.comment(issue, "Bob did");
        SimThing.SimItem answered = scene.world.addItem(aCase, true, false, "Bob did");
        scene.world.addItem(issue, false, false, "[AWS Security Incident Response Update] Additional Information: \nx");
        scene.world.addItem(aCase, false, true, "mail.eml");
        scene.world.addItem(issue, true, true, "mail.eml");
        scene.comment(aCase, "said twice");
        scene.comment(aCase, "said twice");
        scene.world.addItem(issue, true, false, "said twice");
        scene.adopt(aCase, issue);
        scene.start();

        assertThat(texts(issue))
                .containsExactlyInAnyOrder(
                        "who clicked?",
                        "Bob did",
                        "[AWS Security Incident Response Update] Additional Information: \nx",
                        "mail.eml",
                        "said twice",
                        "said twice");
        assertThat(texts(aCase))
                .containsExactlyInAnyOrder("who clicked?", "Bob did", "mail.eml", "said twice", "said twice");
        assertThat(scene.world.things).hasSize(2);
        List<String> before = texts(issue);

        scene.world.rebuild();
        scene.rest();
        assertThat(texts(issue)).isEqualTo(before);
        assertThat(texts(aCase)).hasSize(5);

        scene.edit(asked, "who opened the link?");
        answered.text = "Bill did";
        answered.isTouched = true;
        scene.rest();
        assertThat(texts(issue)).contains("who opened the link?").doesNotContain("who clicked?");
        assertThat(texts(aCase)).contains("Bob did").doesNotContain("Bill did");
        assertThat(scene.notes(aCase)).contains("Bill did");
    }

    @Test // adopt
    void shouldLeaveThingsOfAnotherIntegrationAloneUntilTheyAreAdopted() {
        scene.openCase("Phish", "one");
        SimThing issue = scene.world.add(Side.ISSUE, true);
        scene.edit(issue, "title", "Phish");
        scene.start();

        assertThat(scene.engine.decided())
                .anySatisfy(decision -> assertThat(decision.getReason()).contains("link or adopt it"));
        assertThat(scene.world.things.values())
                .filteredOn(thing -> thing.id.side() == Side.CASE)
                .hasSize(1);
    }

    /** What every comment and file of a thing says, without our headers and notes. */
    private static List<String> texts(SimThing thing) {
        return thing.items.values().stream()
                .map(item -> item.text)
                .filter(text -> !text.startsWith("[Casewire"))
                .map(text -> text.replaceFirst("^\\[(Jira|Case) .*\\n", ""))
                .toList();
    }

    @Test // 33
    void shouldFindPairsMadeByHandWhenAllStateIsLostAndTheAccountChanged() {
        SimThing aCase = scene.openCase("Phish", "one");
        SimThing issue = scene.createIssue("About the phish", "two");
        SimThing other = scene.openCase("Theft", "three");
        scene.link(aCase, issue);
        scene.start();
        Map<LinkId, String> links = links();
        int count = scene.world.things.size();

        scene.engine.isAccountChanged = true;
        scene.world.rebuild();
        scene.rest();

        assertThat(links()).containsAllEntriesOf(links);
        assertThat(scene.world.things).hasSize(count).hasSize(4);
        assertThat(scene.twin(other).value("title")).isEqualTo("Theft");
    }

    @Test // 34
    void shouldStayUnlinkedWhenAllStateIsLost() {
        SimThing aCase = mirroredCase();
        SimThing issue = scene.twin(aCase);

        scene.ask(scene.linkOf(aCase).id(), LinkEvent.Request.UNLINK);
        scene.rest();
        scene.world.rebuild();
        scene.edit(aCase, "title", "goes nowhere");
        scene.rest();

        assertThat(scene.world.things).hasSize(2);
        assertThat(scene.paired()).isZero();
        assertThat(issue.value("title")).isEqualTo("Phish");
    }

    @Test // 35, with fewer links than the long test has
    void shouldWriteNothingAcrossWhileIssuesAreInvisibleAndReviveThemAll() {
        reviveAll(60);
    }

    @Test // 35
    @Tag("long")
    void shouldWriteNothingAcrossWhileAThousandIssuesAreInvisibleAndReviveThemAll() {
        reviveAll(1_000);
    }

    private void reviveAll(int links) {
        List<SimThing> cases = new ArrayList<>();
        for (int i = 0; i < links; i++) {
            cases.add(scene.openCase("case " + i, "text"));
        }
        scene.start();
        int writes = scene.world.writes;
        List<SimThing> issues = scene.world.things.values().stream()
                .filter(thing -> thing.id.side() == Side.ISSUE)
                .toList();

        issues.forEach(issue -> issue.isVisible = false);
        scene.rest();
        assertThat(scene.world.writes).isEqualTo(writes);
        assertThat(scene.engine.links()).allMatch(link -> link.onIssue().presence() == Presence.INVISIBLE);

        scene.edit(cases.get(7), "title", "changed meanwhile");
        issues.forEach(issue -> issue.isVisible = true);
        scene.rest();

        assertThat(scene.paired()).isEqualTo(links);
        assertThat(scene.twin(cases.get(7)).value("title")).isEqualTo("changed meanwhile");
        assertThat(scene.world.things).hasSize(2 * links);
    }

    @Test // 36
    void shouldPairCommentsThatComeBeforeTheirThingTheTwinOrAfterTheirEnd() {
        SimThing aCase = scene.openCase("Phish", "one");
        SimThing.SimItem early = scene.comment(aCase, "before the header");
        scene.world.readItem(aCase, early);
        while (scene.world.deliver(true)) {}
        scene.start();
        SimThing issue = scene.twin(aCase);
        assertThat(scene.copies(issue)).containsExactly(Map.entry(early.id, "before the header"));

        SimThing.SimItem deleted = scene.comment(issue, "a mistake");
        scene.rest();
        scene.world.readItem(issue, deleted);
        deleted.isGone = true;
        scene.world.advance(5);
        scene.world.readItem(issue, deleted);
        for (int i = 0; i < 20; i++) {
            scene.world.deliver(false);
        }
        scene.rest();

        assertThat(scene.copies(aCase)).containsExactly(Map.entry(deleted.id, "(deleted by its author)"));
        assertThat(scene.copies(issue)).hasSize(1);
    }
}
