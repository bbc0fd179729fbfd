// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a record's form from the texts that it carries. Whatever of a text the mapping asks for must be told here, as a word or
 * as a mark. Not thread-safe; one reader takes one record after the other.
 */
public final class FormReader {
    /** More things, or texts and words, than these make a record that has a form of its own. */
    private static final int MOST_THINGS = 8;

    private static final int MOST = 120;

    /** Words are kept with the form, which texts are not. */
    private static final int LONGEST_WORDS = 2_048;

    private static final byte ABSENT = -1;
    private static final byte WORD = -2;
    private static final byte SAME = -3;

    /** The texts of a thing, in the order in which they are kept. */
    private static final int ID = 0;

    private static final int NAME = 1;
    private static final int PARENT_ID = 2;
    private static final int PARENT_NAME = 3;
    private static final int URI = 4;
    private static final int FIELDS = 5;

    private static final int NOWHERE = -1;

    private final @Nullable String[] words = new String[MOST];
    private final byte[] marks = new byte[4 * MOST];
    private final String[] texts = new String[MOST];
    private final int[] same = new int[MOST];
    private final TextKind[] kinds = new TextKind[MOST];
    private final int[] ofThings = new int[MOST_THINGS * FIELDS];
    private int wordCount;
    private int wordLength;
    private int markCount;
    private int textCount;
    private int authorNumber;

    /** A bit for each thing without a type. */
    private int untyped;

    private boolean isFit;

    /** Reads a record; false where nothing but the mapping itself can tell what it becomes. */
    public boolean read(JiraAuditRecord record) {
        wordCount = 0;
        wordLength = 0;
        markCount = 0;
        textCount = 0;
        untyped = 0;
        List<AuditObject> things = record.getObjects();
        List<AuditChange> changes = record.getChangedValues();
        List<AuditAttribute> attributes = record.getAttributes();
        // A record has at most 24 words and texts of its own, an author 8, a thing 7, a change or attribute 4.
        isFit = record.getUntruncatedSize() == null
                && things.size() <= MOST_THINGS
                && 32 + things.size() * 7 + (changes.size() + attributes.size()) * 4 <= MOST;
        if (!isFit) {
            return false;
        }
        readHead(record);
        readAuthor(record.getAuthor());
        readAddress(record.getRemoteAddress());
        mark(things.size());
        for (int i = 0; i < things.size(); i++) {
            readThing(things.get(i), i);
        }
        requireParentsOfOneKind(things.size());
        mark(changes.size());
        for (AuditChange change : changes) {
            word(change.getKey());
            word(change.getName());
            text(change.getFrom(), TextKind.PLAIN);
            text(change.getTo(), TextKind.PLAIN);
        }
        mark(attributes.size());
        for (AuditAttribute attribute : attributes) {
            word(attribute.getKey());
            word(attribute.getName());
            text(attribute.getValue(), TextKind.PLAIN);
        }
        return isFit;
    }

    /** The form of the record that was read last. */
    public RecordForm form() {
        return new RecordForm(Arrays.copyOf(words, wordCount), Arrays.copyOf(marks, markCount));
    }

    /** How many texts the record that was read last carries. */
    public int size() {
        return textCount;
    }

    /** A text that the record carries. */
    public String text(int index) {
        return texts[index];
    }

    /** What stands for a text in an event until the text is known; equal texts of a form may have the same. */
    String placeholder(int index) {
        int first = same[index];
        return kinds[first].placeholder(kinds[first] == TextKind.USER_KEY ? same[first + 1] : first);
    }

    private void readHead(JiraAuditRecord record) {
        word(record.getShape());
        word(record.getAction());
        word(record.getActionKey());
        word(record.getCategory());
        word(record.getCategoryKey());
        word(record.getArea());
        word(record.getLevel());
        word(record.getEventSource());
        word(record.getMethod());
        word(record.getFormatVersion());
        mark(record.getCreated() == null ? 0 : 1);
        text(record.getSite(), TextKind.PLAIN);
        text(record.getSystem(), TextKind.PLAIN);
        text(record.getId(), TextKind.PLAIN);
        text(record.getCreatedText(), TextKind.PLAIN);
        text(record.getDescription(), TextKind.PLAIN);
        text(record.getNode(), TextKind.PLAIN);
    }

    private void readAuthor(@Nullable AuditAuthor author) {
        authorNumber = NOWHERE;
        mark(author == null ? 0 : 1);
        if (author != null) {
            readAuthorId(author.getAccountId());
            if (readAuthorId(author.getId())) {
                authorNumber = textCount - 1;
            }
            String key = author.getKey();
            text(key, key != null && key.startsWith(AuditView.APP_KEY_PREFIX) ? TextKind.APP_KEY : TextKind.PLAIN);
            text(author.getName(), TextKind.PLAIN);
            word(author.getType());
            text(author.getUri(), TextKind.PLAIN);
            text(author.getAvatarUri(), TextKind.PLAIN);
        }
    }

    /** Tells whether it is a number. */
    private boolean readAuthorId(@Nullable String id) {
        if (AuditView.SYSTEM_ID.equals(id) || AuditView.ANONYMOUS_ID.equals(id)) {
            literal(id);
            return false;
        }
        TextKind kind = id == null ? TextKind.PLAIN : kindOfId(id);
        text(id, kind);
        return kind == TextKind.NUMBER;
    }

    /** A list of addresses tells more than can be marked. */
    private void readAddress(@Nullable String address) {
        if (address == null || address.isEmpty()) {
            literal(address);
        } else if (NetworkAddresses.isIp(address)) {
            text(address, TextKind.ADDRESS);
        } else {
            isFit &= address.indexOf(',') < 0 && address.strip().length() == address.length();
            text(address, TextKind.PLAIN);
        }
    }

    private void readThing(AuditObject thing, int index) {
        word(thing.getTypeName());
        untyped |= Text.orNull(thing.getTypeName()) == null ? 1 << index : 0;
        ofThing(index, ID, thing.getId());
        ofThing(index, NAME, thing.getName());
        ofThing(index, PARENT_ID, thing.getParentId());
        ofThing(index, PARENT_NAME, thing.getParentName());
        ofThing(index, URI, thing.getUri());
        for (int before = 0; before < index; before++) {
            requireApart(label(before), label(index));
        }
    }

    /** A parent in an entry of its own, beside one in fields, would have to be compared with it. */
    private void requireParentsOfOneKind(int things) {
        boolean hasEntry = false;
        boolean hasFields = false;
        for (int i = 0; i < things; i++) {
            int at = i * FIELDS;
            hasEntry |= (untyped >>> i & 1) == 1 && ofThings[at + ID] != NOWHERE;
            hasFields |= ofThings[at + PARENT_ID] != NOWHERE || ofThings[at + PARENT_NAME] != NOWHERE;
        }
        isFit &= !(hasEntry && hasFields);
    }

    /** What a thing is called in an event's message. */
    private int label(int thing) {
        int name = ofThings[thing * FIELDS + NAME];
        return name == NOWHERE ? ofThings[thing * FIELDS + ID] : name;
    }

    /** One thing's name that is the id of another is too rare for a mark of its own. */
    private void requireApart(int one, int other) {
        isFit &= one == NOWHERE || other == NOWHERE || same[one] == same[other] || !texts[one].equals(texts[other]);
    }

    private void ofThing(int thing, int field, @Nullable String value) {
        int at = thing * FIELDS + field;
        String text = Text.orNull(value);
        if (text == null) {
            ofThings[at] = NOWHERE;
            literal(value);
            return;
        }
        ofThings[at] = textCount;
        for (int before = field; before < at; before += FIELDS) {
            int first = ofThings[before];
            if (first != NOWHERE && texts[first].equals(text)) {
                carrySame(text, first);
                return;
            }
        }
        if (field == ID && text.startsWith(Thing.USER_KEY)) {
            carryUserKey(text);
        } else {
            carry(text, field == ID ? kindOfId(text) : field == URI ? kindOfLink(text) : TextKind.PLAIN);
        }
    }

    /** The number in it is a text of its own, and perhaps the author's. */
    private void carryUserKey(String text) {
        isFit &= Thing.isNumber(text, Thing.USER_KEY.length());
        carry(text, TextKind.USER_KEY);
        String number = text.substring(Thing.USER_KEY.length());
        if (authorNumber != NOWHERE && texts[authorNumber].equals(number)) {
            carrySame(number, authorNumber);
        } else {
            carry(number, TextKind.NUMBER);
        }
    }

    private static TextKind kindOfId(String text) {
        return Thing.isNumber(text, 0) ? TextKind.NUMBER : TextKind.PLAIN;
    }

    private static TextKind kindOfLink(String text) {
        if (text.startsWith(Thing.HTTPS)) {
            return TextKind.HTTPS_LINK;
        }
        return text.startsWith(Thing.HTTP) ? TextKind.HTTP_LINK : TextKind.PLAIN;
    }

    /** A text that the mapping carries; null and blank ones it takes for something else. */
    private void text(@Nullable String value, TextKind kind) {
        String text = Text.orNull(value);
        if (text == null) {
            literal(value);
        } else {
            carry(text, kind);
        }
    }

    private void literal(@Nullable String text) {
        if (text == null) {
            mark(ABSENT);
        } else {
            mark(WORD);
            word(text);
        }
    }

    private void word(@Nullable String word) {
        words[wordCount++] = word;
        wordLength += word == null ? 0 : word.length();
        isFit &= wordLength <= LONGEST_WORDS;
    }

    private void carry(String text, TextKind kind) {
        mark(kind.mark());
        keep(text, kind, textCount);
    }

    private void carrySame(String text, int as) {
        mark(SAME);
        mark(same[as]);
        keep(text, kinds[as], same[as]);
    }

    private void keep(String text, TextKind kind, int first) {
        texts[textCount] = text;
        kinds[textCount] = kind;
        same[textCount] = first;
        textCount++;
    }

    private void mark(int mark) {
        marks[markCount++] = (byte) mark;
    }
}
