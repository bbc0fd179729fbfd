// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.state.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a running stack. */
final class StatusClient {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final RunningStack stack;

    StatusClient(RunningStack stack) {
        this.stack = stack;
    }

    /** The JSON at a path. */
    String get(String path) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(stack.status() + path))
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return response.body();
            }
            throw notAnswering(response.body());
        } catch (IOException e) {
            throw notAnswering(e.toString());
        }
    }

    private StackProblem notAnswering(String why) {
        return new StackProblem(
                "The stack (process " + stack.pid() + ") does not answer at " + stack.status() + ": " + why,
                "wait a moment while it starts, or stop it: ./casewire stop");
    }
}
