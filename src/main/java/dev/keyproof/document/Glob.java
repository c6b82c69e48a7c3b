package dev.keyproof.document;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of file names that the shell left as it was.
 *
 * <p>{@code **} and a slash stand for any number of folders, also none. A pattern whose last part has no dot takes
 * only files that a folder would give.
 */
final class Glob {
    private final String base;
    private final List<PathMatcher> matchers;
    private final boolean namesEnding;

    private Glob(String base, List<PathMatcher> matchers, boolean namesEnding) {
        this.base = base;
        this.matchers = matchers;
        this.namesEnding = namesEnding;
    }

    static boolean isGlob(String argument) {
        return argument.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /** A pattern that is not well-formed matches nothing. */
    static Glob of(String pattern) {
        int special = 0;
        while ("*?[{".indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        int slash = pattern.lastIndexOf('/', special);
        String rest = pattern.substring(slash + 1);
        boolean namesEnding = rest.substring(rest.lastIndexOf('/') + 1).contains(".");
        return new Glob(pattern.substring(0, slash + 1), matchers(rest), namesEnding);
    }

    /** The folder to look in: what stands before the first part with a special character; ends with a slash or is empty. */
    String base() {
        return base;
    }

    /** Whether a path relative to the base fits. */
    boolean matches(Path relative) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(relative))
                && (namesEnding || FolderWalk.isInput(relative));
    }

    private static List<PathMatcher> matchers(String pattern) {
        try {
            return List.of(matcher(pattern), matcher(pattern.replace("**/", "")));
        } catch (PatternSyntaxException malformed) {
            return List.of();
        }
    }

    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }
}
