package dev.keyproof.document;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Walks through one folder.
 *
 * <p>Links are looked at after everything else, so that a file is found under its own name first. They are followed
 * only to places inside the folder, and each folder is entered once, which ends every loop.
 */
final class FolderWalk {
    private static final int ENTRIES_PER_FILE = 100;

    /** A folder or link still to be looked at: where it really lies, its name in findings, its path in the walk. */
    private record Place(Path path, String name, Path relative, int depth) {}

    private final InputSearch search;
    private final Path root;
    private final Predicate<Path> wanted;
    private final Deque<Place> folders = new ArrayDeque<>();
    private final Queue<Place> links = new PriorityQueue<>(Comparator.comparing(Place::name));
    private final Set<Path> entered = new HashSet<>();
    private final String prefix;
    private long entries;
    private int matches;

    /** Walks through {@code root}, a real path; names in findings are the prefix and the path below the root. */
    FolderWalk(InputSearch search, Path root, String prefix, Predicate<Path> wanted) {
        this.search = search;
        this.root = root;
        this.prefix = prefix;
        this.wanted = wanted;
    }

    /** Whether a folder gives this file: by the ending of its name. */
    static boolean isInput(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    /** How many files were wanted, those that were found before or refused among them. */
    int matches() {
        return matches;
    }

    void run() {
        folders.add(new Place(root, prefix, Path.of(""), 0));
        while (!search.isOverflown() && !(folders.isEmpty() && links.isEmpty())) {
            if (folders.isEmpty()) {
                follow(links.remove());
            } else {
                Place next = folders.poll();
                if (entered.add(next.path())) {
                    enter(next);
                }
            }
        }
    }

    private void enter(Place folder) {
        List<Path> listed = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path())) {
            for (Path entry : stream) {
                if (++entries > (long) ENTRIES_PER_FILE * search.limits().files()) {
                    search.overflow(
                            Limit.FILES, "the folder has more than " + Quoted.count(entries - 1) + " entries", prefix);
                    return;
                }
                if (!entry.getFileName().toString().startsWith(".")) {
                    listed.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            search.error(
                    "cannot-read", "the folder " + Quoted.of(folder.name()) + " cannot be read", folder.name(), "");
        }
        listed.sort(Comparator.naturalOrder());
        for (Path entry : listed) {
            String name = folder.name() + entry.getFileName();
            look(new Place(entry, name, folder.relative().resolve(entry.getFileName()), folder.depth() + 1));
        }
    }

    private void look(Place entry) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(entry.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException vanished) {
            if (wanted.test(entry.relative())) {
                matches++;
                search.error("cannot-read", "the file cannot be read", entry.name(), "");
            }
            return;
        }
        if (attributes.isSymbolicLink()) {
            links.add(entry);
        } else {
            take(entry, attributes);
        }
    }

    private void take(Place entry, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            if (entry.depth() > search.limits().folderDepth()) {
                String title = "folders are nested more than " + search.limits().folderDepth() + " levels deep";
                search.error("too-deep", title, entry.name(), Limit.FOLDER_DEPTH.raise());
            } else {
                folders.add(new Place(entry.path(), entry.name() + "/", entry.relative(), entry.depth()));
            }
        } else if (wanted.test(entry.relative())) {
            matches++;
            if (attributes.isRegularFile()) {
                search.add(entry.name(), entry.path(), attributes.size());
            } else {
                search.error("not-a-file", Quoted.of(entry.name()) + " is not a regular file", entry.name(), "");
            }
        }
    }

    private void follow(Place link) {
        try {
            Path real = link.path().toRealPath();
            if (real.startsWith(root)) {
                BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
                take(new Place(real, link.name(), link.relative(), link.depth()), attributes);
                return;
            }
            if (!wanted.test(link.relative()) && !Files.isDirectory(real)) {
                return;
            }
        } catch (IOException broken) {
            if (!wanted.test(link.relative())) {
                return;
            }
        }
        // One sentence for all, so that nothing is told of what lies outside.
        matches++;
        String title = Quoted.of(link.name()) + " is a link that leads to nothing inside the folder";
        search.error("link-not-followed", title, link.name(), "copy the file into the folder");
    }
}
