// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.Outline;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Tells a record's form from the texts that it carries. Whatever of a text the mapping asks for must be told here, as a word or
 * as a mark. Texts are looked at as the bytes that they came in. Not thread-safe; one reader takes one record after the other.
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

    /** What the form is told by, in a fixed order: marks, and words with their lengths. */
    private final AvroBytes told = new AvroBytes();

    private final int[] words = new int[MOST];
    private final int[] places = new int[MOST];
    private final int[] froms = new int[MOST];
    private final int[] tos = new int[MOST];
    private final int[] same = new int[MOST];
    private final TextKind[] kinds = new TextKind[MOST];
    private final int[] ofThings = new int[MOST_THINGS * FIELDS];
    private int wordCount;
    private int wordLength;
    private int textCount;
    private int authorNumber;

    /** A bit for each thing without a type. */
    private int untyped;

    private boolean isFit;

    // Both come with the first record.
    @SuppressWarnings("NullAway.Init")
    private Outline outline;

    @SuppressWarnings("NullAway.Init")
    private byte[] bytes;

    /** Reads a record; false where nothing but the mapping itself can tell what it becomes. */
    public boolean read(AuditRecord record) {
        outline = record.outline();
        bytes = outline.bytes();
        told.reset();
        wordCount = 0;
        wordLength = 0;
        textCount = 0;
        untyped = 0;
        int things = record.count(Fields.OBJECTS);
        int changes = record.count(Fields.CHANGED_VALUES);
        int attributes = record.count(Fields.ATTRIBUTES);
        // A record has at most 24 words and texts of its own, an author 8, a thing 7, a change or attribute 4.
        isFit = !outline.has(record.place(Fields.UNTRUNCATED_SIZE))
                && things <= MOST_THINGS
                && changes <= MOST
                && attributes <= MOST
                && 32 + things * 7 + (changes + attributes) * 4 <= MOST;
        if (!isFit) {
            return false;
        }
        readHead(record);
        readAuthor(record);
        readAddress(record.place(Fields.REMOTE_ADDRESS));
        mark(things);
        for (int i = 0; i < things; i++) {
            readThing(record.thingPlace(i), i);
        }
        requireParentsOfOneKind(things);
        mark(changes);
        for (int i = 0; i < changes; i++) {
            int at = record.changePlace(i);
            word(at + Fields.Change.KEY);
            word(at + Fields.Change.NAME);
            text(at + Fields.Change.FROM, TextKind.PLAIN);
            text(at + Fields.Change.TO, TextKind.PLAIN);
        }
        mark(attributes);
        for (int i = 0; i < attributes; i++) {
            int at = record.attributePlace(i);
            word(at + Fields.Attribute.KEY);
            word(at + Fields.Attribute.NAME);
            text(at + Fields.Attribute.VALUE, TextKind.PLAIN);
        }
        return isFit && wordLength <= LONGEST_WORDS;
    }

    /** The form of the record that was read last, good until the next is read. */
    public RecordForm form() {
        return new RecordForm(told.array(), told.size());
    }

    /** Whether a word of the record that was read last is such a one. */
    public boolean hasWord(Predicate<String> test) {
        for (int i = 0; i < wordCount; i++) {
            if (test.test(outline.text(words[i]))) {
                return true;
            }
        }
        return false;
    }

    /** How many texts the record that was read last carries. */
    public int size() {
        return textCount;
    }

    /** What the texts that the record carries lie in, as UTF-8. Nobody may change it. */
    public byte[] utf8() {
        return bytes;
    }

    /** Where a text begins in {@link #utf8}. */
    public int from(int index) {
        return froms[index];
    }

    /** Where a text ends. */
    public int to(int index) {
        return tos[index];
    }

    /** A text that the record carries. */
    public String text(int index) {
        return Utf8Text.text(bytes, froms[index], tos[index]);
    }

    /** What stands for a text in an event until the text is known; equal texts of a form may have the same. */
    String placeholder(int index) {
        int first = same[index];
        return kinds[first].placeholder(kinds[first] == TextKind.USER_KEY ? same[first + 1] : first);
    }

    /** The text at a place of the record, if it carries the whole of what stands there. */
    OptionalInt indexOf(int place) {
        for (int i = 0; i < textCount; i++) {
            if (places[i] == place && froms[i] == outline.from(place)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private void readHead(AuditRecord record) {
        word(record.place(Fields.SHAPE));
        word(record.place(Fields.ACTION));
        word(record.place(Fields.ACTION_KEY));
        word(record.place(Fields.CATEGORY));
        word(record.place(Fields.CATEGORY_KEY));
        word(record.place(Fields.AREA));
        word(record.place(Fields.LEVEL));
        word(record.place(Fields.EVENT_SOURCE));
        word(record.place(Fields.METHOD));
        word(record.place(Fields.FORMAT_VERSION));
        mark(outline.has(record.place(Fields.CREATED)) ? 1 : 0);
        text(record.place(Fields.SITE), TextKind.PLAIN);
        text(record.place(Fields.SYSTEM), TextKind.PLAIN);
        text(record.place(Fields.ID), TextKind.PLAIN);
        text(record.place(Fields.CREATED_TEXT), TextKind.PLAIN);
        text(record.place(Fields.DESCRIPTION), TextKind.PLAIN);
        text(record.place(Fields.NODE), TextKind.PLAIN);
    }

    private void readAuthor(AuditRecord record) {
        authorNumber = NOWHERE;
        boolean isThere = outline.has(record.place(Fields.AUTHOR));
        mark(isThere ? 1 : 0);
        if (isThere) {
            int at = record.authorPlace();
            readAuthorId(at + Fields.Author.ACCOUNT_ID);
            if (readAuthorId(at + Fields.Author.ID)) {
                authorNumber = textCount - 1;
            }
            int key = at + Fields.Author.KEY;
            text(key, startsWith(key, AuditView.APP_KEY_PREFIX) ? TextKind.APP_KEY : TextKind.PLAIN);
            text(at + Fields.Author.NAME, TextKind.PLAIN);
            word(at + Fields.Author.TYPE);
            text(at + Fields.Author.URI, TextKind.PLAIN);
            text(at + Fields.Author.AVATAR_URI, TextKind.PLAIN);
        }
    }

    /** Tells whether it is a number. */
    private boolean readAuthorId(int id) {
        if (is(id, AuditView.SYSTEM_ID) || is(id, AuditView.ANONYMOUS_ID)) {
            literal(id);
            return false;
        }
        TextKind kind = outline.has(id) ? kindOfId(id) : TextKind.PLAIN;
        text(id, kind);
        return kind == TextKind.NUMBER;
    }

    /** A list of addresses tells more than can be marked. */
    private void readAddress(int place) {
        if (!isSaid(place)) {
            literal(place);
            return;
        }
        String address = outline.text(place);
        if (NetworkAddresses.isIp(address)) {
            text(place, TextKind.ADDRESS);
        } else {
            isFit &= address.indexOf(',') < 0 && address.strip().length() == address.length();
            text(place, TextKind.PLAIN);
        }
    }

    private void readThing(int at, int index) {
        word(at + Fields.Touched.TYPE_NAME);
        untyped |= isSaid(at + Fields.Touched.TYPE_NAME) ? 0 : 1 << index;
        ofThing(index, ID, at + Fields.Touched.ID);
        ofThing(index, NAME, at + Fields.Touched.NAME);
        ofThing(index, PARENT_ID, at + Fields.Touched.PARENT_ID);
        ofThing(index, PARENT_NAME, at + Fields.Touched.PARENT_NAME);
        ofThing(index, URI, at + Fields.Touched.URI);
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
        isFit &= one == NOWHERE
                || other == NOWHERE
                || same[one] == same[other]
                || !isText(one, froms[other], tos[other]);
    }

    private void ofThing(int thing, int field, int place) {
        int at = thing * FIELDS + field;
        if (!isSaid(place)) {
            ofThings[at] = NOWHERE;
            literal(place);
            return;
        }
        ofThings[at] = textCount;
        for (int before = field; before < at; before += FIELDS) {
            int first = ofThings[before];
            if (first != NOWHERE && isText(first, outline.from(place), outline.to(place))) {
                carrySame(place, outline.from(place), first);
                return;
            }
        }
        if (field == ID && startsWith(place, Thing.USER_KEY)) {
            carryUserKey(place);
        } else {
            carry(place, field == ID ? kindOfId(place) : field == URI ? kindOfLink(place) : TextKind.PLAIN);
        }
    }

    /** The number in it is a text of its own, and perhaps the author's. */
    private void carryUserKey(int place) {
        int number = outline.from(place) + Thing.USER_KEY.length();
        isFit &= Utf8Text.isNumber(bytes, number, outline.to(place));
        carry(place, TextKind.USER_KEY);
        if (authorNumber != NOWHERE && isText(authorNumber, number, outline.to(place))) {
            carrySame(place, number, authorNumber);
        } else {
            carry(place, number, TextKind.NUMBER);
        }
    }

    private TextKind kindOfId(int place) {
        return Utf8Text.isNumber(bytes, outline.from(place), outline.to(place)) ? TextKind.NUMBER : TextKind.PLAIN;
    }

    private TextKind kindOfLink(int place) {
        if (startsWith(place, Thing.HTTPS)) {
            return TextKind.HTTPS_LINK;
        }
        return startsWith(place, Thing.HTTP) ? TextKind.HTTP_LINK : TextKind.PLAIN;
    }

    private boolean startsWith(int place, String start) {
        return outline.has(place) && Utf8Text.startsWith(bytes, outline.from(place), outline.to(place), start);
    }

    private boolean is(int place, String text) {
        return startsWith(place, text) && outline.to(place) - outline.from(place) == text.length();
    }

    /** Whether a text that is carried already is the one between two positions. */
    private boolean isText(int index, int from, int to) {
        return Arrays.equals(bytes, froms[index], tos[index], bytes, from, to);
    }

    /** Null and blank texts say nothing. */
    private boolean isSaid(int place) {
        return outline.has(place) && !Utf8Text.isBlank(bytes, outline.from(place), outline.to(place));
    }

    /** A text that the mapping carries; null and blank ones it takes for something else. */
    private void text(int place, TextKind kind) {
        if (isSaid(place)) {
            carry(place, kind);
        } else {
            literal(place);
        }
    }

    private void literal(int place) {
        if (outline.has(place)) {
            mark(WORD);
            word(place);
        } else {
            mark(ABSENT);
        }
    }

    private void word(int place) {
        if (!outline.has(place)) {
            told.writeLong(ABSENT);
            return;
        }
        int from = outline.from(place);
        int length = outline.to(place) - from;
        told.writeBytes(bytes, from, length);
        isFit &= Utf8Text.isExact(bytes, from, from + length);
        words[wordCount++] = place;
        wordLength += length;
    }

    private void carry(int place, TextKind kind) {
        carry(place, outline.from(place), kind);
    }

    private void carry(int place, int from, TextKind kind) {
        mark(kind.mark());
        isFit &= Utf8Text.isExact(bytes, from, outline.to(place));
        keep(place, from, kind, textCount);
    }

    private void carrySame(int place, int from, int as) {
        mark(SAME);
        mark(same[as]);
        keep(place, from, kinds[as], same[as]);
    }

    private void keep(int place, int from, TextKind kind, int first) {
        places[textCount] = place;
        froms[textCount] = from;
        tos[textCount] = outline.to(place);
        kinds[textCount] = kind;
        same[textCount] = first;
        textCount++;
    }

    private void mark(int mark) {
        told.writeByte(mark);
    }
}
