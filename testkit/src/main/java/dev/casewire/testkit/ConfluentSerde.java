// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Confluent's own Avro serializer and deserializer, from a folder of their untouched jars, in a class loader that sees nothing of
 * ours: their Avro, their Kafka, their registry client. Records go in and out as Avro's binary form. Not thread-safe.
 */
public final class ConfluentSerde implements AutoCloseable {
    private final URLClassLoader jars;
    private final Object serializer;
    private final Object deserializer;
    private final Method serialize;
    private final Method deserialize;

    private ConfluentSerde(URLClassLoader jars, Map<String, ?> settings) throws ReflectiveOperationException {
        this.jars = jars;
        this.serializer = configured("io.confluent.kafka.serializers.KafkaAvroSerializer", settings);
        this.deserializer = configured("io.confluent.kafka.serializers.KafkaAvroDeserializer", settings);
        this.serialize = serializer.getClass().getMethod("serialize", String.class, Object.class);
        this.deserialize = deserializer.getClass().getMethod("deserialize", String.class, byte[].class);
    }

    /**
     * Loads and configures both.
     *
     * @param folder searched for jars, folders in it too
     * @param settings by Confluent's names
     */
    public static ConfluentSerde load(Path folder, Map<String, ?> settings) {
        URLClassLoader jars = new URLClassLoader(urls(folder), ClassLoader.getPlatformClassLoader());
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        // Kafka looks for the classes that settings name in the thread's loader.
        thread.setContextClassLoader(jars);
        try {
            return new ConfluentSerde(jars, settings);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /** A record of their Avro's, made of its binary form. */
    public Object record(String schema, byte[] avro) {
        try {
            Object parser = jars.loadClass("org.apache.avro.Schema$Parser")
                    .getConstructor()
                    .newInstance();
            Object parsed = parser.getClass().getMethod("parse", String.class).invoke(parser, schema);
            Class<?> schemaType = jars.loadClass("org.apache.avro.Schema");
            Object reader = jars.loadClass("org.apache.avro.generic.GenericDatumReader")
                    .getConstructor(schemaType)
                    .newInstance(parsed);
            Object factory = factory("DecoderFactory");
            Object decoder = factory.getClass()
                    .getMethod("binaryDecoder", byte[].class, jars.loadClass("org.apache.avro.io.BinaryDecoder"))
                    .invoke(factory, avro, null);
            return reader.getClass()
                    .getMethod("read", Object.class, jars.loadClass("org.apache.avro.io.Decoder"))
                    .invoke(reader, null, decoder);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    /** The binary form of a record of their Avro's, by the schema it carries. */
    public byte[] binary(Object record) {
        try {
            Class<?> container = jars.loadClass("org.apache.avro.generic.GenericContainer");
            Object schema = container.getMethod("getSchema").invoke(record);
            Object writer = jars.loadClass("org.apache.avro.generic.GenericDatumWriter")
                    .getConstructor(jars.loadClass("org.apache.avro.Schema"))
                    .newInstance(schema);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Object factory = factory("EncoderFactory");
            Object encoder = factory.getClass()
                    .getMethod(
                            "binaryEncoder",
                            java.io.OutputStream.class,
                            jars.loadClass("org.apache.avro.io.BinaryEncoder"))
                    .invoke(factory, bytes, null);
            Class<?> encoderType = jars.loadClass("org.apache.avro.io.Encoder");
            writer.getClass().getMethod("write", Object.class, encoderType).invoke(writer, record, encoder);
            jars.loadClass("java.io.Flushable").getMethod("flush").invoke(encoder);
            return bytes.toByteArray();
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    /** What they put on a topic for a record of theirs. */
    public byte[] serialize(String topic, Object record) {
        try {
            return (byte[]) serialize.invoke(serializer, topic, record);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    /** The record of theirs that they read from a topic. */
    public Object deserialize(String topic, byte[] payload) {
        try {
            return deserialize.invoke(deserializer, topic, payload);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            jars.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object configured(String type, Map<String, ?> settings) throws ReflectiveOperationException {
        Object made = jars.loadClass(type).getConstructor().newInstance();
        made.getClass().getMethod("configure", Map.class, boolean.class).invoke(made, settings, false);
        return made;
    }

    private Object factory(String name) throws ReflectiveOperationException {
        return jars.loadClass("org.apache.avro.io." + name).getMethod("get").invoke(null);
    }

    private static URL[] urls(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            URL[] urls = new URL[found.size()];
            for (int index = 0; index < urls.length; index++) {
                urls[index] = url(found.get(index));
            }
            return urls;
        } catch (IOException e) {
            throw new UncheckedIOException("Confluent's jars are looked for in " + folder, e);
        }
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    private static IllegalStateException failed(ReflectiveOperationException e) {
        Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
        return new IllegalStateException("Confluent's serializer: " + cause.getMessage(), cause);
    }
}
