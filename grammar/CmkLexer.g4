lexer grammar CmkLexer;

// Reserved words.
AND: 'and'; OR: 'or'; NOT: 'not'; IMPLIES: 'implies'; ALL: 'all'; ANY: 'any'; NONE: 'none';
IN: 'in'; SUBSET: 'subset'; OF: 'of'; IS: 'is'; MATCH: 'match'; ELSE: 'else'; UNION: 'union';
MINUS: 'minus'; FIRST: 'first'; FOR: 'for'; LET: 'let'; WHEN: 'when'; REQUIRE: 'require';
FORBID: 'forbid'; TRUE: 'true'; FALSE: 'false'; UNKNOWN: 'unknown'; NOW: 'now';

// Soft words: also names, see rule `name` of the parser.
PACK: 'pack'; EXTENDS: 'extends'; VERSION: 'version'; LANGUAGE: 'language'; SOURCE: 'source';
FILE: 'file'; DATED: 'dated'; SHA256: 'sha256'; SECTION: 'section'; STATEMENT: 'statement';
SAYS: 'says'; SHOWN: 'shown'; BY: 'by'; CHECKED: 'checked'; BECAUSE: 'because'; REPLACE: 'replace';
DROP: 'drop'; DEFAULT: 'default'; SINCE: 'since'; UNTIL: 'until'; API: 'api'; ON: 'on';
CREATE: 'create'; READ: 'read'; FROM: 'from'; TABLE: 'table'; FN: 'fn'; RULE: 'rule';
CHANGE: 'change'; CREATED: 'created'; SEVERITY: 'severity'; CLASS: 'class'; CITES: 'cites';
DISPUTES: 'disputes'; ASSUMES: 'assumes'; CONTROLS: 'controls'; UNWAIVABLE: 'unwaivable';
TITLE: 'title'; AT: 'at'; WITH: 'with'; WHY: 'why'; AZURE: 'azure'; HELP: 'help'; NOTE: 'note';
FIX: 'fix'; SET: 'set'; IRREVERSIBLE: 'irreversible'; MANUAL: 'manual'; SPLIT: 'split';
THEN: 'then'; ABSENT: 'absent'; PRESENT: 'present'; KNOWN: 'known'; EMPTY: 'empty';
CHANGED: 'changed'; BEFORE: 'before'; AFTER: 'after';

NAME: WORD ('-' [a-zA-Z0-9_]+)*;
DATE: DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT;
DURATION: DIGIT+ [dhm];
INT: DIGIT+;

ARROW: '->'; EQUAL: '=='; NOT_EQUAL: '!='; AT_MOST: '<='; AT_LEAST: '>='; LESS: '<'; GREATER: '>';
ASSIGN: '='; LPAREN: '('; RPAREN: ')'; LBRACE: '{'; RBRACE: '}'; COMMA: ','; COLON: ':'; DOT: '.';
OPTIONAL: '?';
QUOTE: '"' -> pushMode(TEXT);

COMMENT: '#' ~[\r\n]* -> channel(HIDDEN);
BLANK: [ \t\r\n]+ -> channel(HIDDEN);
OTHER: .; // every other character, so that all errors are errors of the parser

fragment WORD: [a-zA-Z_] [a-zA-Z0-9_]*;
fragment DIGIT: [0-9];

// Inside a text. Only a quote, a hole or the end of the line leave it.
mode TEXT;
CHARACTERS: ~["\\{}\r\n]+;
ESCAPE: '\\' ["\\{}];
HOLE: '{' -> pushMode(HOLE_PATH);
UNQUOTE: '"' -> popMode;
TEXT_CUT: [\r\n] -> popMode; // unexpected: the text has no end on its line
TEXT_OTHER: .;

// Inside a hole: a path and nothing else.
mode HOLE_PATH;
HOLE_NAME: WORD ('-' [a-zA-Z0-9_]+)*;
HOLE_DOT: '.';
HOLE_END: '}' -> popMode;
HOLE_QUOTE: '"' -> popMode, popMode; // unexpected: the text ends inside its hole
HOLE_CUT: [\r\n] -> popMode, popMode; // unexpected: so does the line
HOLE_OTHER: .;
