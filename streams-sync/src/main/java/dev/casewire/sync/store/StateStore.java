// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import dev.casewire.sync.id.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Records of one type by key, none of them larger than {@value #RECORD_MAX} bytes: a text that is too long for that stands
 * beside its record, in pieces, once per record however often the record names it, and is written only when it changes.
 * Not thread-safe.
 *
 * @param <T> a record
 */
public final class StateStore<T> {
    /** Largest record, and largest piece of a text, in bytes. */
    public static final int RECORD_MAX = 64 * 1024;

    private static final int PIECE = 60 * 1024;
    private static final int INLINE_MAX = 512;
    private static final int INLINE_MAX_WHEN_LARGE = 48;
    private static final int LARGE = 32 * 1024;
    private static final char REFERENCE = '\u0001';

    private final KeyValueStore<String, byte[]> records;
    private final KeyValueStore<String, byte[]> texts;
    private final StateCodec<T> codec;

    /**
     * A store over two others.
     *
     * @param texts may be shared by stores whose keys differ
     */
    public StateStore(KeyValueStore<String, byte[]> records, KeyValueStore<String, byte[]> texts, StateCodec<T> codec) {
        this.records = records;
        this.texts = texts;
        this.codec = codec;
    }

    /** The value of a key. */
    public Optional<T> find(String key) {
        byte[] bytes = records.get(key);
        return bytes == null ? Optional.empty() : Optional.of(decode(key, bytes));
    }

    /** Reads a value that was found by other means, such as a range. */
    public T decode(String key, byte[] bytes) {
        return codec.decode(bytes, References.end(bytes), new Loading(key));
    }

    public void put(String key, T value) {
        Collecting collecting = new Collecting(INLINE_MAX);
        byte[] avro = codec.encode(value, collecting);
        if (avro.length > LARGE) {
            collecting = new Collecting(INLINE_MAX_WHEN_LARGE);
            avro = codec.encode(value, collecting);
        }
        Set<String> before = references(key);
        Set<String> now = collecting.texts.keySet();
        byte[] bytes = References.before(now, avro);
        if (bytes.length > RECORD_MAX) {
            throw new IllegalStateException("the state of " + key + " has " + bytes.length + " bytes, more than "
                    + RECORD_MAX + ": it has too many fields");
        }
        collecting.texts.forEach((reference, text) -> {
            if (!before.contains(reference)) {
                write(key, reference, text);
            }
        });
        before.stream().filter(reference -> !now.contains(reference)).forEach(reference -> delete(key, reference));
        records.put(key, bytes);
    }

    public void delete(String key) {
        references(key).forEach(reference -> delete(key, reference));
        records.delete(key);
    }

    private Set<String> references(String key) {
        byte[] bytes = records.get(key);
        return bytes == null ? Set.of() : References.of(bytes);
    }

    private void write(String key, String reference, byte[] text) {
        for (int i = 0; i < pieces(reference); i++) {
            int from = i * PIECE;
            int length = Math.min(PIECE, text.length - from);
            byte[] piece = new byte[length];
            System.arraycopy(text, from, piece, 0, length);
            texts.put(piece(key, reference, i), piece);
        }
    }

    private void delete(String key, String reference) {
        for (int i = 0; i < pieces(reference); i++) {
            texts.delete(piece(key, reference, i));
        }
    }

    private static int pieces(String reference) {
        return Integer.parseInt(reference.substring(1, reference.indexOf('.')));
    }

    private static String piece(String key, String reference, int index) {
        return key + '#' + reference.substring(1) + '#' + index;
    }

    /** Takes long texts out of a record. */
    private static final class Collecting implements LongTexts {
        private final Map<String, byte[]> texts = new LinkedHashMap<>();
        private final int inlineMax;

        Collecting(int inlineMax) {
            this.inlineMax = inlineMax;
        }

        @Override
        public String shorten(String text) {
            if (text.length() <= inlineMax && text.indexOf(REFERENCE) < 0) {
                return text;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String reference = REFERENCE + Integer.toString((bytes.length + PIECE - 1) / PIECE) + "."
                    + Fingerprint.of(text).hex();
            texts.put(reference, bytes);
            return reference;
        }

        @Override
        public String full(String text) {
            throw new UnsupportedOperationException("nothing is read while a record is written");
        }
    }

    /** Brings long texts back. */
    private final class Loading implements LongTexts {
        private final String key;
        private final Map<String, String> loaded = new LinkedHashMap<>();

        Loading(String key) {
            this.key = key;
        }

        @Override
        public String shorten(String text) {
            throw new UnsupportedOperationException("nothing is written while a record is read");
        }

        @Override
        public String full(String text) {
            boolean isReference = !text.isEmpty() && text.charAt(0) == REFERENCE;
            return isReference ? loaded.computeIfAbsent(text, this::load) : text;
        }

        private String load(String reference) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < pieces(reference); i++) {
                byte[] piece = texts.get(piece(key, reference, i));
                if (piece == null) {
                    throw new IllegalStateException("a text of " + key + " is missing in the store");
                }
                bytes.writeBytes(piece);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** The references of a record stand before it, so that they are known without reading it. */
    private static final class References {
        private References() {}

        static byte[] before(Set<String> references, byte[] avro) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            String all = String.join(",", references);
            byte[] head = all.getBytes(StandardCharsets.US_ASCII);
            bytes.write(head.length >> 8);
            bytes.write(head.length);
            bytes.writeBytes(head);
            bytes.writeBytes(avro);
            return bytes.toByteArray();
        }

        static int end(byte[] bytes) {
            return 2 + ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff));
        }

        static Set<String> of(byte[] bytes) {
            String all = new String(bytes, 2, end(bytes) - 2, StandardCharsets.US_ASCII);
            return all.isEmpty() ? Set.of() : new LinkedHashSet<>(java.util.Arrays.asList(all.split(",")));
        }
    }
}
