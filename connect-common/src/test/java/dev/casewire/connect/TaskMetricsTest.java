// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    @Test
    void shouldTellAMetricUntilTheTaskStops() throws Exception {
        ObjectName name = new ObjectName("dev.casewire:type=sink,connector=mine,task=1");
        Map<String, String> second =
                TaskNumber.numbered(Map.of("name", "mine"), 2).get(1);

        try (TaskMetrics metrics = publish(second, 7)) {
            assertThat(metrics).isNotNull();
            assertThat(server.getAttribute(name, "rows_total")).isEqualTo(7.0);
            assertThat(server.getMBeanInfo(name).getAttributes()[0].getDescription())
                    .isEqualTo("Rows.");
            assertThatThrownBy(() -> server.getAttribute(name, "else")).isInstanceOf(AttributeNotFoundException.class);
        }

        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void shouldLeaveTheNameToTheSuccessorWhenAnOldTaskStopsLate() throws Exception {
        ObjectName name = new ObjectName("dev.casewire:type=sink,connector=mine,task=0");
        TaskMetrics zombie = publish(Map.of("name", "mine"), 1);
        TaskMetrics successor = publish(Map.of("name", "mine"), 2);

        zombie.close();

        assertThat(server.getAttribute(name, "rows_total")).isEqualTo(2.0);
        successor.close();
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void shouldQuoteANameThatJmxWouldNotTake() {
        publish(Map.of("name", "a,b=*"), 3).close();

        assertThat(server.queryNames(null, null)).noneMatch(it -> it.getDomain().equals(TaskMetrics.DOMAIN));
    }

    @Test
    void shouldRefuseANameThatPrometheusWouldNotTake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Metric("RowsTotal", "Rows.", () -> 1));
    }

    private TaskMetrics publish(Map<String, String> settings, int rows) {
        return TaskMetrics.publish(server, "sink", settings, List.of(new Metric("rows_total", "Rows.", () -> rows)));
    }
}
