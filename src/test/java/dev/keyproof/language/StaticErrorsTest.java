package dev.keyproof.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every static error of the language, with place, words and suggestion; nothing else is said beside it. */
class StaticErrorsTest {
    @TestFactory
    Stream<DynamicTest> mistake_isSaidOnceAndInFull() {
        return Stream.of(Slug.values())
                .map(Slug::word)
                .flatMap(slug -> cases(slug).stream()
                        .map(one -> dynamicTest(
                                slug + ": " + one.title(), () -> assertEquals(one.expected(), one.found()))));
    }

    @Test
    void everyMistake_hasACase() {
        for (Slug slug : Slug.values()) {
            boolean found =
                    cases(slug.word()).stream().anyMatch(one -> one.expected().contains(" " + slug.word() + ": "));
            assertTrue(found, slug.word());
        }
    }

    private static List<ErrorCase> cases(String slug) {
        return ErrorCase.read(Fixtures.text("errors/" + slug + ".txt"));
    }
}
