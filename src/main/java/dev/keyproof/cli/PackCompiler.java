package dev.keyproof.cli;

import dev.keyproof.check.EstateSchema;
import dev.keyproof.language.CompiledPack;
import dev.keyproof.language.PackReader;
import dev.keyproof.language.PackSources;
import java.io.IOException;
import java.nio.file.Files;

/** Writes the bundled edition beside its files, in the folder of classes; the build runs it after compiling. */
public final class PackCompiler {
    private PackCompiler() {}

    /** Takes no arguments. A pack with mistakes is not written: tests and {@code check} tell what is wrong with it. */
    public static void main(String[] arguments) throws IOException {
        RuleFiles files = RuleFiles.bundled();
        PackReader.Result read = PackReader.read(PackSources.of(files.all()), EstateSchema.schema());
        if (read.pack().isPresent()) {
            byte[] bytes = CompiledPack.write(read.pack().get(), files.all(), EstateSchema.schema());
            Files.write(RuleFiles.home().resolve(RuleFiles.COMPILED), bytes);
        }
    }
}
