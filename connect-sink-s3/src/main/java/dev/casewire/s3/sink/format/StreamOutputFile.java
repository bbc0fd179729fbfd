// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A stream as a file that Parquet can write, front to back. The stream is not closed. */
final class StreamOutputFile implements OutputFile {

    private final OutputStream target;

    StreamOutputFile(OutputStream target) {
        this.target = target;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new Positioned(target);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return new Positioned(target);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private static final class Positioned extends PositionOutputStream {

        private final OutputStream target;
        private long position;

        Positioned(OutputStream target) {
            this.target = target;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int b) throws IOException {
            target.write(b);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
