package dev.keyproof.language;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.text.Position;
import dev.keyproof.text.Span;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Diagnostics and trees as texts that can be compared. */
final class Shown {
    private Shown() {}

    /** A diagnostic whole: place, slug, title, labels and remarks. */
    static String whole(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder(brief(diagnostic));
        for (Label label : diagnostic.at()) {
            text.append("\n  ^ ").append(label.text());
        }
        for (Label label : diagnostic.with()) {
            text.append("\n  - ").append(place(label.span())).append(' ').append(label.text());
        }
        for (Remark remark : diagnostic.remarks()) {
            text.append("\n  = ").append(remark.kind().word()).append(": ").append(remark.text());
        }
        return text.toString();
    }

    /** Place, slug and title. */
    static String brief(Diagnostic diagnostic) {
        Span span = diagnostic.at().get(0).span();
        return place(span) + " " + diagnostic.code() + ": " + diagnostic.title();
    }

    static String brief(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Shown::brief).collect(Collectors.joining("\n"));
    }

    static String place(Span span) {
        Position from = span.from();
        return from.line() + ":" + from.column();
    }

    /** A tree without places; strings that follow each other count as one. */
    static String tree(Object node) {
        if (node instanceof Syntax.File file) {
            return tree(file.items()).replace(", ", "\n");
        }
        if (node instanceof Syntax.Text text) {
            return "text'" + text.pieces().stream().map(FlatPhrase::characters).collect(Collectors.joining()) + "'";
        }
        if (node instanceof Collection<?> nodes) {
            return nodes.stream().map(Shown::tree).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof Optional<?> optional) {
            return optional.map(Shown::tree).orElse("-");
        }
        return node instanceof Record ? members(node) : String.valueOf(node);
    }

    private static String members(Object node) {
        StringBuilder text = new StringBuilder(node.getClass().getSimpleName()).append('(');
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            if (component.getType() == Span.class) {
                continue;
            }
            try {
                text.append(tree(component.getAccessor().invoke(node))).append(' ');
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString().stripTrailing() + ")";
    }
}
