// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanRegistration;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics of one task as an MBean: {@code dev.casewire:type=<part>,connector=<name>,task=<number>}, one attribute a
 * metric. JMX, because workers before 4.1 offer a plugin nothing else. A number is computed when it is asked for, so metrics
 * cost nothing while nobody looks. A task that failed to stop in time may still be registered when its successor starts; the
 * successor takes the name over. Never fails: a task is worth more than its metrics.
 */
public final class TaskMetrics implements AutoCloseable {
    /** Domain of all our MBeans. */
    public static final String DOMAIN = "dev.casewire";

    private static final Logger log = LoggerFactory.getLogger(TaskMetrics.class);

    private final MBeanServer server;
    private final ObjectName name;
    private final Bean bean;

    private TaskMetrics(MBeanServer server, ObjectName name, Bean bean) {
        this.server = server;
        this.name = name;
        this.bean = bean;
    }

    /**
     * Publishes the metrics of a task until it closes them.
     *
     * @param part the connector's part, such as {@code source-jira}
     * @param settings of the task: its connector's name, and its number by {@link TaskNumber}
     */
    public static TaskMetrics publish(
            MBeanServer server, String part, Map<String, String> settings, List<Metric> metrics) {
        TaskMetrics published = new TaskMetrics(server, name(part, settings), new Bean(part, metrics));
        published.register();
        return published;
    }

    private static ObjectName name(String part, Map<String, String> settings) {
        String connector = settings.getOrDefault("name", part);
        boolean plain = connector.matches("[A-Za-z0-9_. -]+");
        try {
            return new ObjectName(DOMAIN + ":type=" + part + ",connector="
                    + (plain ? connector : ObjectName.quote(connector)) + ",task=" + TaskNumber.of(settings));
        } catch (JMException e) {
            throw new IllegalArgumentException("no name for the metrics of connector " + connector, e);
        }
    }

    private void register() {
        try {
            try {
                server.registerMBean(bean, name);
            } catch (InstanceAlreadyExistsException e) {
                log.debug("Metrics of an older task are replaced name={}", name, e);
                server.unregisterMBean(name);
                server.registerMBean(bean, name);
            }
        } catch (JMException e) {
            log.warn("Metrics of this task are not published name={}", name, e);
        }
    }

    @Override
    public void close() {
        if (!bean.registered) {
            return;
        }
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            log.debug("Metrics were gone already name={}", name, e);
        }
    }

    /** Knows whether it is the one that is registered: the name may belong to a successor by now. */
    private static final class Bean implements DynamicMBean, MBeanRegistration {
        private final Map<String, Metric> metrics = new LinkedHashMap<>();
        private final MBeanInfo info;
        private volatile boolean registered;

        Bean(String part, List<Metric> given) {
            given.forEach(metric -> metrics.put(metric.name(), metric));
            MBeanAttributeInfo[] attributes = metrics.values().stream()
                    .map(metric ->
                            new MBeanAttributeInfo(metric.name(), "double", metric.meaning(), true, false, false))
                    .toArray(MBeanAttributeInfo[]::new);
            this.info = new MBeanInfo(
                    Bean.class.getName(), "Metrics of a task of " + part + ".", attributes, null, null, null);
        }

        @Override
        public Object getAttribute(String attribute) throws AttributeNotFoundException {
            Metric metric = metrics.get(attribute);
            if (metric == null) {
                throw new AttributeNotFoundException(attribute);
            }
            return metric.value().getAsDouble();
        }

        @Override
        public AttributeList getAttributes(String[] names) {
            AttributeList values = new AttributeList();
            for (String wanted : names) {
                Metric metric = metrics.get(wanted);
                if (metric != null) {
                    values.add(new Attribute(wanted, metric.value().getAsDouble()));
                }
            }
            return values;
        }

        @Override
        public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
            throw new AttributeNotFoundException(attribute.getName() + " is read only");
        }

        @Override
        public AttributeList setAttributes(AttributeList attributes) {
            return new AttributeList();
        }

        @Override
        public @Nullable Object invoke(String action, Object @Nullable [] arguments, String @Nullable [] signature) {
            throw new UnsupportedOperationException("there is nothing to invoke");
        }

        @Override
        public MBeanInfo getMBeanInfo() {
            return info;
        }

        @Override
        public ObjectName preRegister(MBeanServer server, ObjectName given) {
            return given;
        }

        @Override
        public void postRegister(Boolean done) {
            registered = done;
        }

        @Override
        public void preDeregister() {
            // Anybody may take the name.
        }

        @Override
        public void postDeregister() {
            registered = false;
        }
    }
}
