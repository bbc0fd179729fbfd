// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.backfill;

import dev.casewire.simulators.jira.JiraCloudSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Reads pages one after the other and does nothing with them: what a backfill costs at least. */
final class BareClient {
    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder()
                    .encodeToString((JiraCloudSimulator.DEFAULT_EMAIL + ":" + JiraCloudSimulator.DEFAULT_TOKEN)
                            .getBytes(StandardCharsets.UTF_8));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI site;

    BareClient(URI site) {
        this.site = site;
    }

    /** Bytes of all pages together. */
    long read(List<String> paths) {
        long bytes = 0;
        for (String path : paths) {
            bytes += page(path).length;
        }
        return bytes;
    }

    byte[] page(String path) {
        HttpRequest request = HttpRequest.newBuilder(site.resolve(path))
                .header("Accept", "application/json")
                .header("Authorization", AUTHORIZATION)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + path, e);
        }
    }
}
