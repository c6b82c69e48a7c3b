package dev.keyproof.language;

import java.util.Locale;

/** The names of all mistakes that can be found in rule files before an estate is read. */
enum Slug {
    SYNTAX_ERROR,
    UNKNOWN_FIELD,
    UNKNOWN_NAME,
    TYPE_MISMATCH,
    OPTIONAL_WITHOUT_GUARD,
    MATCH_NOT_EXHAUSTIVE,
    TABLE_NOT_TOTAL,
    ELSE_ON_CLOSED_ENUM,
    UNREACHABLE_ARM,
    DUPLICATE_ARM,
    TABLE_ROW_DUPLICATE,
    TABLE_ROW_TYPE,
    UNKNOWN_NOT_HERE,
    RECURSION,
    ARITY,
    SHADOWED_NAME,
    UNUSED_NAME,
    LIST_WITHOUT_BOUND,
    HOLE_MAY_BE_ABSENT,
    HOLE_NOT_ALLOWED,
    TITLE_FORM,
    PLACE_NOT_A_FIELD,
    SLUG_FORM,
    DUPLICATE_SLUG,
    UNKNOWN_STATEMENT,
    STATEMENT_NOT_COVERED,
    SECTION_DRIFTED,
    CHANGE_WITHOUT_ROOT,
    FIX_TARGET,
    MISSING_EXAMPLE,
    DEFAULT_OVERLAP,
    PACK_MISPLACED,
    /** A pack without rules would make every estate pass. */
    NO_RULES,
    /** More rules, or more of them after inlining, than a machine should be asked to hold. */
    TOO_LARGE;

    /** The name as messages print it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
