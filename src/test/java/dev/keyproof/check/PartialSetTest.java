package dev.keyproof.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.check.Value.Partial;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** All pairs of partly known sets over three words: no answer is unsound, and none says less than can be said. */
class PartialSetTest {
    private static final int UNIVERSE = 3;
    private static final List<String> WORDS = List.of("a", "b", "c");

    private record Set2(long sure, long possible) {
        Node.Mask node() {
            return new Masks.Constant(sure, possible);
        }

        Partial partial() {
            return new Partial(words(sure), words(possible), false);
        }

        List<Long> completions() {
            List<Long> all = new ArrayList<>();
            for (long set = 0; set < 1L << UNIVERSE; set++) {
                if ((set & sure) == sure && (set & ~possible) == 0) {
                    all.add(set);
                }
            }
            return all;
        }
    }

    private static Set<String> words(long mask) {
        Set<String> words = new LinkedHashSet<>();
        for (int i = 0; i < UNIVERSE; i++) {
            if ((mask & 1L << i) != 0) {
                words.add(WORDS.get(i));
            }
        }
        return words;
    }

    private static List<Set2> all() {
        List<Set2> all = new ArrayList<>();
        for (long possible = 0; possible < 1L << UNIVERSE; possible++) {
            for (long sure = 0; sure < 1L << UNIVERSE; sure++) {
                if ((sure & ~possible) == 0) {
                    all.add(new Set2(sure, possible));
                }
            }
        }
        return all;
    }

    private static Frame frame() {
        return new Frame(0, 0);
    }

    /** The only answer that is both sound and exact. */
    private static int exact(Set2 one, Set2 other, BiFunction<Long, Long, Boolean> relation) {
        boolean some = false;
        boolean every = true;
        for (long left : one.completions()) {
            for (long right : other.completions()) {
                boolean holds = relation.apply(left, right);
                some |= holds;
                every &= holds;
            }
        }
        return every ? Node.Truth.TRUE : some ? Node.Truth.UNKNOWN : Node.Truth.FALSE;
    }

    private static Object asObject(int truth) {
        return truth == Node.Truth.UNKNOWN ? Facts.UNKNOWN : (Object) (truth == Node.Truth.TRUE);
    }

    @Test
    void relations_areSoundAndExact() {
        for (Set2 one : all()) {
            for (Set2 other : all()) {
                String pair = one + " " + other;
                int subset = exact(one, other, (a, b) -> (a & ~b) == 0);
                assertEquals(subset, new Masks.Subset(one.node(), other.node()).of(frame()), pair);
                assertEquals(asObject(subset), Partials.subset(one.partial(), other.partial()), pair);
                int equal = exact(one, other, Long::equals);
                assertEquals(equal, new Masks.Equal(one.node(), other.node()).of(frame()), pair);
                assertEquals(asObject(equal), Partials.equal(one.partial(), other.partial()), pair);
            }
        }
    }

    @Test
    void unionAndMinus_areSoundAndExact() {
        for (Set2 one : all()) {
            for (Set2 other : all()) {
                assertExact(one, other, (a, b) -> a | b, new Masks.Union(new Node.Mask[] {one.node(), other.node()}));
                assertExact(one, other, (a, b) -> a & ~b, new Masks.Minus(one.node(), other.node()));
                assertSame(
                        Partials.union(one.partial(), other.partial()),
                        new Masks.Union(new Node.Mask[] {one.node(), other.node()}));
                assertSame(Partials.minus(one.partial(), other.partial()), new Masks.Minus(one.node(), other.node()));
            }
        }
    }

    private static void assertExact(Set2 one, Set2 other, BiFunction<Long, Long, Long> operation, Node.Mask node) {
        long sure = (1L << UNIVERSE) - 1;
        long possible = 0;
        for (long left : one.completions()) {
            for (long right : other.completions()) {
                sure &= operation.apply(left, right);
                possible |= operation.apply(left, right);
            }
        }
        Frame frame = frame();
        assertEquals(sure, node.of(frame), one + " " + other);
        assertEquals(possible, frame.possible, one + " " + other);
    }

    private static void assertSame(Partial expected, Node.Mask node) {
        Frame frame = frame();
        assertEquals(expected.sure(), words(node.of(frame)));
        assertEquals(expected.possible(), words(frame.possible));
    }

    @Test
    void membershipAndEmptiness_areSoundAndExact() {
        for (Set2 set : all()) {
            for (int word = 0; word < UNIVERSE; word++) {
                long bit = 1L << word;
                int in = exact(set, set, (a, b) -> (a & bit) != 0);
                Node.Whole code = new Wholes.Constant(word);
                assertEquals(in, new Masks.Contains(code, set.node()).of(frame()), set + " " + word);
                assertEquals(asObject(in), Partials.contains(set.partial(), WORDS.get(word)), set + " " + word);
            }
            int empty = exact(set, set, (a, b) -> a == 0);
            assertEquals(empty, new Masks.Empty(set.node()).of(frame()), set.toString());
            assertEquals(asObject(empty), Partials.empty(set.partial()), set.toString());
        }
    }
}
