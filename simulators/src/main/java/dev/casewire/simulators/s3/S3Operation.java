// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.s3;

/** What a request does, told from its method, path and query. */
public enum S3Operation {
    HEAD_BUCKET,
    LIST_OBJECTS,
    HEAD_OBJECT,
    GET_OBJECT,
    PUT_OBJECT,
    DELETE_OBJECT,
    CREATE_MULTIPART_UPLOAD,
    UPLOAD_PART,
    COMPLETE_MULTIPART_UPLOAD,
    ABORT_MULTIPART_UPLOAD,
    OTHER;

    /**
     * @param path in path style: {@code /bucket} or {@code /bucket/key}
     * @param query as in the URL, without the question mark
     */
    static S3Operation of(String method, String path, String query) {
        String bucketAndKey = path.startsWith("/") ? path.substring(1) : path;
        int slash = bucketAndKey.indexOf('/');
        boolean object = slash >= 0 && slash < bucketAndKey.length() - 1;
        boolean ofUpload = has(query, "uploadId");
        return switch (method) {
            case "HEAD" -> object ? HEAD_OBJECT : HEAD_BUCKET;
            case "GET" -> object ? (ofUpload ? OTHER : GET_OBJECT) : (has(query, "uploads") ? OTHER : LIST_OBJECTS);
            case "PUT" -> object ? (ofUpload ? UPLOAD_PART : PUT_OBJECT) : OTHER;
            case "DELETE" -> object ? (ofUpload ? ABORT_MULTIPART_UPLOAD : DELETE_OBJECT) : OTHER;
            case "POST" ->
                object && has(query, "uploads")
                        ? CREATE_MULTIPART_UPLOAD
                        : (object && ofUpload ? COMPLETE_MULTIPART_UPLOAD : OTHER);
            default -> OTHER;
        };
    }

    private static boolean has(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.equals(name) || pair.startsWith(name + "=")) {
                return true;
            }
        }
        return false;
    }
}
