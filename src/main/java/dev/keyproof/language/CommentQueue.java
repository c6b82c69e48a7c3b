package dev.keyproof.language;

import dev.keyproof.text.Source;
import java.util.List;

/** The comments of a file in their order, each printed once: before what follows it, or behind it on its line. */
final class CommentQueue {
    private final Source source;
    private final String text;
    private final List<Syntax.Comment> comments;
    private int next;

    CommentQueue(Syntax.File file) {
        this.source = file.source();
        this.text = source.text();
        this.comments = file.comments();
    }

    /** The comments that start before an offset, each on a line of its own. */
    String before(int offset, String indent) {
        StringBuilder lines = new StringBuilder();
        while (next < comments.size() && comments.get(next).span().start() < offset) {
            lines.append(indent).append(comments.get(next).text()).append('\n');
            next++;
        }
        return lines.toString();
    }

    /** The same between items, where blank lines behind comments are kept. */
    String betweenItems(int offset) {
        StringBuilder lines = new StringBuilder();
        while (next < comments.size() && comments.get(next).span().start() < offset) {
            Syntax.Comment comment = comments.get(next);
            lines.append(comment.text()).append('\n');
            if (isFollowedByBlankLine(comment)) {
                lines.append('\n');
            }
            next++;
        }
        return lines.toString();
    }

    private boolean isFollowedByBlankLine(Syntax.Comment comment) {
        int line = source.position(comment.span().start()).line() + 1;
        boolean last = line >= source.lines();
        return !last && source.line(line).isBlank();
    }

    /** The comment on the same line right behind an offset, with the blanks before it; empty if there is none. */
    String behind(int offset) {
        if (next == comments.size()) {
            return "";
        }
        Syntax.Comment comment = comments.get(next);
        int start = comment.span().start();
        if (start < offset || offset > text.length()) {
            return "";
        }
        String between = text.substring(offset, start);
        boolean sameLine = between.isBlank() && between.indexOf('\n') < 0 && between.indexOf('\r') < 0;
        if (!sameLine) {
            return "";
        }
        next++;
        return "  " + comment.text();
    }
}
