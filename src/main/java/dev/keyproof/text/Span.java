package dev.keyproof.text;

import java.util.Optional;

/**
 * A half-open range of a source: where a value, a word or a resource is written.
 *
 * @param source the text it lies in
 * @param start offset of the first character, in UTF-16 code units from 0
 * @param end offset behind the last character; equal to {@code start} for an empty place
 * @param pointer path of the node inside its document; {@link Pointer#ROOT} where there is none
 * @param usedAt where the value takes effect, if it is written elsewhere: a parameter is written in one place and used
 *     in another; never has a {@code usedAt} of its own
 */
public record Span(Source source, int start, int end, Pointer pointer, Optional<Span> usedAt) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span from " + start + " to " + end + "; wanted 0 <= start <= end");
        }
    }

    /** A range that takes effect where it is written. */
    public Span(Source source, int start, int end, Pointer pointer) {
        this(source, start, end, pointer, Optional.empty());
    }

    // Places are keys of maps at every start; what a record makes by itself would be put together at the first call.
    @Override
    public boolean equals(Object other) {
        return other instanceof Span span
                && start == span.start
                && end == span.end
                && source.equals(span.source)
                && pointer.equals(span.pointer)
                && usedAt.equals(span.usedAt);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * source.hashCode() + start) + end;
    }

    /** A range outside any document tree. */
    public static Span of(Source source, int start, int end) {
        return new Span(source, start, end, Pointer.ROOT);
    }

    /** The part of this span from {@code from} to {@code to}, both relative to its start. */
    public Span part(int from, int to) {
        return new Span(source, start + from, start + to, pointer, usedAt);
    }

    /** This place of a value that takes effect at {@code other}; its own place if that is the same. */
    public Span usedAt(Span other) {
        Span effect = other.usedAt.orElse(other);
        boolean same = effect.source.equals(source) && effect.start == start && effect.end == end;
        return new Span(source, start, end, pointer, same ? Optional.empty() : Optional.of(effect));
    }

    /** Position of the first character. */
    public Position from() {
        return source.position(start);
    }

    /** Position behind the last character. */
    public Position to() {
        return source.position(end);
    }

    /** The text that stands here; empty if it can no longer be fetched unchanged. */
    public String text() {
        String all = source.text();
        return all.length() < end ? "" : all.substring(start, end);
    }
}
