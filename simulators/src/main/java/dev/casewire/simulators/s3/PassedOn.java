// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.s3;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request passed on to the S3 server, and its answer. Written by hand because a signature covers the {@code Host}
 * header, which Java's HTTP clients insist on replacing. Spoken as HTTP/1.0, so that the answer ends with the connection
 * and is never chunked.
 *
 * @param headers of the answer, as they came
 */
// An array is compared by identity, which nobody does with answers.
@SuppressWarnings("ArrayRecordComponent")
record PassedOn(int status, List<Header> headers, byte[] body) {

    /** A header; its name in any case. */
    record Header(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    private static final int TIMEOUT_MILLIS = 60_000;

    /**
     * Sends a request and reads the whole answer.
     *
     * @param target path and query, as the client wrote them
     * @param sent the client's headers; those about the connection are left behind
     */
    static PassedOn send(int port, String method, String target, List<Header> sent, byte[] content) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            out.write(head(method, target, sent, content.length).getBytes(StandardCharsets.ISO_8859_1));
            out.write(content);
            out.flush();
            return read(socket.getInputStream().readAllBytes());
        }
    }

    private static String head(String method, String target, List<Header> sent, int length) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.0\r\n");
        for (Header header : sent) {
            boolean ofConnection = header.is("Connection")
                    || header.is("Expect")
                    || header.is("Transfer-Encoding")
                    || header.is("Content-Length");
            if (!ofConnection) {
                head.append(header.name()).append(": ").append(header.value()).append("\r\n");
            }
        }
        return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
    }

    private static PassedOn read(byte[] answer) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(answer);
        String[] statusLine = line(in).split(" ", 3);
        if (statusLine.length < 2) {
            throw new IOException("the S3 server closed the connection without an answer");
        }
        List<Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new PassedOn(Integer.parseInt(statusLine[1]), headers, in.readAllBytes());
    }

    private static String line(ByteArrayInputStream in) {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
