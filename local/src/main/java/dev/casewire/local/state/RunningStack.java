// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.local.settings.StackProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a running stack is to be found. Written when it starts, gone when it has stopped.
 *
 * @param pid of its process
 * @param started true once every part works
 * @param kafka bootstrap address
 * @param connect URL of Connect's REST API
 * @param registry URL of the registry's Confluent-compatible API
 * @param s3 URL of the S3 API
 * @param objects folder behind it
 * @param jira URL of the Jira that is read
 * @param status URL of the stack's own status
 */
public record RunningStack(
        long pid,
        boolean started,
        String kafka,
        String connect,
        String registry,
        String s3,
        String objects,
        String jira,
        String status) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The stack that runs on this folder.
     *
     * @throws StackProblem when none does, or it has not said yet where it is
     */
    public static RunningStack find(StateFolder state) throws IOException {
        if (!state.exists() || !StackLock.isHeld(state)) {
            throw new StackProblem("No stack is running on " + state.root() + ".", "start one: ./casewire up");
        }
        if (!Files.exists(state.running())) {
            throw new StackProblem(
                    "The stack on " + state.root() + " is still starting.", "try again in a few seconds");
        }
        return JSON.readValue(Files.readString(state.running()), RunningStack.class);
    }

    public void write(StateFolder state) throws IOException {
        state.write(state.running(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    /** The addresses, by what they are of. */
    public Map<String, String> toMap() {
        Map<String, String> addresses = new TreeMap<>();
        addresses.put("kafka", kafka);
        addresses.put("connect", connect);
        addresses.put("registry", registry);
        addresses.put("s3", s3);
        addresses.put("objects", objects);
        addresses.put("jira", jira);
        addresses.put("status", status);
        return addresses;
    }

    public RunningStack withStarted() {
        return new RunningStack(pid, true, kafka, connect, registry, s3, objects, jira, status);
    }
}
