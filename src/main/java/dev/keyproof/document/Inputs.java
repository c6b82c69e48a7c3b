package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds and reads the files a command is given: files, folders, patterns, and {@code -} for standard input.
 *
 * <p>Guarantees: only regular files are opened; no link is followed out of the folder that was given; limits are
 * checked on listings and sizes before anything is read, and again while reading; a file that cannot be read is a
 * problem of its own and the others go on. Safe for several threads, except for {@link #find}.
 */
public final class Inputs {
    private final Path folder;
    private final InputStream standardInput;
    private final Limits limits;
    private final Shelf shelf = new Shelf();

    /** Relative arguments are seen from {@code folder}. */
    public Inputs(Path folder, InputStream standardInput, Limits limits) {
        this.folder = folder;
        this.standardInput = standardInput;
        this.limits = limits;
    }

    /**
     * The files behind the arguments, each once, in the order of their names. Of folders all {@code .yaml}, {@code
     * .yml} and {@code .json} files at any depth, without hidden files and folders. None if there are more files or
     * bytes than the limits allow.
     */
    public List<InputFile> find(List<String> arguments, Problems problems) {
        return new InputSearch(folder, limits, problems).find(arguments);
    }

    /** Reads and decodes one file; the source of a file on disk fetches its text again when an excerpt is wanted. */
    public Optional<Content> read(InputFile file, Problems problems) {
        Source named = Source.of(file.name(), "");
        try {
            Optional<Content> content = file.path().isPresent()
                    ? decode(file.name(), file.path().get(), problems)
                    : Decoder.decode(file.name(), Bytes.of(standardInput, limits.jsonBytes()), problems);
            return content.filter(found -> isWithinLimit(found, named, problems));
        } catch (Bytes.TooMany tooMany) {
            problems.report(Faults.tooLarge(named, limits, limit(Syntax.ofName(file.name()))));
        } catch (NoSuchFileException vanished) {
            cannotRead(named, "the file vanished before it was read", problems);
        } catch (AccessDeniedException denied) {
            cannotRead(named, "the file cannot be read: permission is missing", problems);
        } catch (IOException broken) {
            cannotRead(named, "the file cannot be read", problems);
        }
        return Optional.empty();
    }

    private Optional<Content> decode(String name, Path path, Problems problems) throws IOException {
        int most = (int) limits.of(limit(Syntax.ofName(name)));
        byte[] bytes = Bytes.of(path, most);
        return Decoder.decode(
                name,
                bytes,
                problems,
                (text, digest) -> Source.released(
                        name, text, digest, shelf.keep(Decoder.again(() -> Bytes.again(path, most), digest))));
    }

    /** A text whose name does not tell its syntax was read up to the larger limit. */
    private boolean isWithinLimit(Content content, Source named, Problems problems) {
        Limit limit = limit(Optional.of(content.syntax()));
        if (content.text().length() > limits.of(limit)) {
            problems.report(Faults.tooLarge(named, limits, limit));
            return false;
        }
        return true;
    }

    /** The limit on the size of a file; of one whose name does not tell its syntax, the larger one. */
    static Limit limit(Optional<Syntax> syntax) {
        return syntax.orElse(Syntax.JSON) == Syntax.JSON ? Limit.JSON_BYTES : Limit.DESCRIPTOR_BYTES;
    }

    private static void cannotRead(Source named, String title, Problems problems) {
        problems.report(Diagnostic.error("cannot-read", title, new Label(named.start(), "not read"), ""));
    }
}
