package dev.keyproof.cli;

import dev.keyproof.drill.Watch;
import dev.keyproof.simulate.Payload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows how far a run is, and keeps the bytes that pass, if that is asked for. */
final class SimulationWatch implements Watch, AutoCloseable {
    private final Progress progress;
    private final Path folder;
    private final String keep;
    private String drill = "";

    /**
     * @param keep path of a folder for what passes; empty for none
     */
    SimulationWatch(Console console, String keep) {
        this.progress = new Progress(console);
        this.keep = keep;
        this.folder = console.folder().resolve(keep);
    }

    @Override
    public InputStream saving(String vault, int point, Payload payload, InputStream bytes) {
        return new Passing(bytes, "sealing", payload.length(), target(vault, point, "saved"));
    }

    @Override
    public InputStream restoring(String vault, int point, Payload payload, InputStream bytes) {
        return new Passing(bytes, "restoring", payload.length(), target(vault, point, "restored"));
    }

    @Override
    public void step(String name, int number, int all) {
        drill = name;
        progress.at(name + ", step", number, all);
    }

    @Override
    public void close() {
        progress.close();
    }

    private OutputStream target(String vault, int point, String what) {
        if (keep.isEmpty()) {
            return OutputStream.nullOutputStream();
        }
        try {
            Files.createDirectories(folder);
            // Names of vaults are inputs: nothing of them may act as a path.
            String name = safe(drill) + "-" + safe(vault) + "-point-" + point + "." + what;
            return Files.newOutputStream(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String safe(String name) {
        return name.substring(0, Math.min(64, name.length())).replaceAll("[^0-9A-Za-z-]", "_");
    }

    /** Bytes on their way. */
    private final class Passing extends FilterInputStream {
        private static final int MIB = 1 << 20;

        private final String what;
        private final int all;
        private final OutputStream copy;
        private long passed;

        Passing(InputStream in, String what, long length, OutputStream copy) {
            super(in);
            this.what = what;
            this.all = (int) (length / MIB);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0) {
                copy.write(into, offset, count);
                passed += count;
                progress.at(what + ", MiB", (int) (passed / MIB), all);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            copy.close();
            in.close();
        }
    }
}
