package dev.keyproof.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/** Lets libraries that want a writer write to what the caller owns: closing flushes nothing and closes nothing. */
final class AppendableWriter extends Writer {
    private final Appendable out;

    AppendableWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        if (out instanceof Writer writer) {
            writer.write(text, offset, length);
        } else if (out instanceof StringBuilder builder) {
            builder.append(text, offset, length);
        } else {
            out.append(CharBuffer.wrap(text, offset, length));
        }
    }

    @Override
    public void write(int c) throws IOException {
        out.append((char) c);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        out.append(text, offset, offset + length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
