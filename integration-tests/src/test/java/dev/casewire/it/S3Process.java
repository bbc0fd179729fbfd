// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import dev.casewire.local.worker.Connectors;
import dev.casewire.simulators.s3.LocalS3;
import java.nio.file.Path;

/** The S3 server of the local stack alone. */
public final class S3Process {
    private S3Process() {}

    /** Arguments: folder, port. */
    public static void main(String[] arguments) throws Exception {
        LocalS3 s3 = LocalS3.over(Path.of(arguments[0]))
                .port(Integer.parseInt(arguments[1]))
                .bucket(Connectors.BUCKET)
                .start();
        System.out.println("keepsMetadata=" + s3.keepsMetadata());
        Thread.currentThread().join();
    }
}
