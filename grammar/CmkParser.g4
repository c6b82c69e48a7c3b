parser grammar CmkParser;

options { tokenVocab = CmkLexer; }

file: item* EOF;

item
  : pack | section | defaultItem | table | function | ruleItem | changeItem | replace | drop
  ;

// ---- pack and statements

pack
  : PACK id=NAME (EXTENDS base=DATE)? LBRACE
      VERSION version=text LANGUAGE language=INT SOURCE source=text FILE fileName=text
      DATED dated=DATE SHA256 digest=text
    RBRACE
  ;

section: SECTION heading=text SHA256 digest=text LBRACE statement* RBRACE;

statement
  : STATEMENT id=NAME COLON kinds=names SAYS says=text
    (SHOWN BY shown=names)? (NOT CHECKED BECAUSE because=text)?
  ;

replace: REPLACE (statement | defaultItem | table | function | ruleItem | changeItem);

drop: DROP what=(STATEMENT | DEFAULT | TABLE | FN | RULE | CHANGE) path BECAUSE because=text;

// ---- defaults, tables, functions

defaultItem
  : DEFAULT path ASSIGN constant (SINCE API since=DATE)? (UNTIL API until=DATE)?
    (ON direction=(CREATE | READ))? (ASSUMES assumes=NAME)? (CITES cites=names | FROM source=text)
  ;

table
  : TABLE id=NAME LPAREN param (COMMA param)* RPAREN (COLON type)?
    (CITES cites=names)? (FROM source=text)? LBRACE (relationRow+ | mapRow+) RBRACE
  ;

relationRow: LPAREN constant (COMMA constant)* RPAREN;

mapRow: (constant (COMMA constant)* | ELSE) ARROW (constant | UNKNOWN);

function: FN id=NAME LPAREN param (COMMA param)* RPAREN COLON type ASSIGN expr;

param: name COLON type;

type: NAME (OF NAME)* OPTIONAL?;

// ---- rules

ruleItem: RULE id=NAME LBRACE header FOR kind=NAME name judgement diagnosis RBRACE;

changeItem: CHANGE id=NAME LBRACE header FOR CREATED? kind=NAME judgement diagnosis RBRACE;

header
  : SEVERITY severity=name CLASS classes=names CITES cites=names dispute* (ASSUMES assumes=names)?
    (CONTROLS control (COMMA control)*)? (UNWAIVABLE unwaivable=text)?
  ;

dispute: DISPUTES NAME text;
control: NAME text;

judgement: let* (WHEN when=expr)? obligation=(REQUIRE | FORBID) require=expr;

let: LET name ASSIGN expr;

diagnosis
  : TITLE title=text at+ with* WHY why=text (AZURE codes=names remark=text?)? HELP help=text note* fix*
  ;

at: AT place text;
with: WITH place text;
note: NOTE text;

place: path | MATCH path LBRACE placeArm+ RBRACE;

placeArm: selector ARROW path;

fix
  : FIX SET path ASSIGN term IRREVERSIBLE? (WHEN expr)? # fixSet
  | FIX MANUAL text                                     # fixManual
  | FIX SPLIT step (THEN step)+                         # fixSplit
  ;

step: LBRACE path (COMMA path)* RBRACE;

// ---- expressions: there is no precedence, so nothing can be misread

expr: unary ((AND unary)+ | (OR unary)+ | IMPLIES unary)?;

unary
  : NOT unary                                                           # negation
  | quantifier=(ALL | ANY | NONE) name IN path COLON LPAREN expr RPAREN # quantified
  | term (relation term | IS state)?                                    # comparison
  ;

relation: EQUAL | NOT_EQUAL | LESS | AT_MOST | GREATER | AT_LEAST | IN | NOT IN | SUBSET OF;

state: ABSENT | PRESENT | KNOWN | EMPTY | CHANGED;

term: operand ((UNION operand)+ | MINUS operand)?;

operand
  : path                                                                     # pathOperand
  | literal                                                                  # literalOperand
  | (DURATION direction=(BEFORE | AFTER))? NOW                               # instant
  | name LPAREN term (COMMA term)* RPAREN                                    # call
  | LPAREN expr (COMMA expr)* RPAREN                                         # brackets
  | what=(UNION | FIRST) OF LBRACE term FOR name IN path (WHEN expr)? RBRACE # comprehension
  | MATCH path LBRACE arm+ RBRACE                                            # matching
  | UNKNOWN                                                                  # unknownOperand
  ;

// `(condition)` and `(a, b)` are one alternative, so that no decision looks further than two words
// ahead; the tree builder refuses brackets that are neither. `unknown` is an operand, so that one in
// the wrong place is a mistake of meaning and not of syntax.

arm: selector ARROW expr;

selector: names | ELSE;

// ---- words

path: name (DOT name)*;
names: name (COMMA name)*;
constant: literal | name;
literal: INT | DATE | TRUE | FALSE | string | set;
set: LBRACE (element (COMMA element)*)? RBRACE;
element: name | INT;
text: string+;

string: QUOTE (CHARACTERS | ESCAPE | hole)* UNQUOTE;
hole: HOLE HOLE_NAME (HOLE_DOT HOLE_NAME)* HOLE_END;

name
  : NAME | PACK | EXTENDS | VERSION | LANGUAGE | SOURCE | FILE | DATED | SHA256 | SECTION | STATEMENT
  | SAYS | SHOWN | BY | CHECKED | BECAUSE | REPLACE | DROP | DEFAULT | SINCE | UNTIL | API | ON | CREATE
  | READ | FROM | TABLE | FN | RULE | CHANGE | CREATED | SEVERITY | CLASS | CITES | DISPUTES | ASSUMES
  | CONTROLS | UNWAIVABLE | TITLE | AT | WITH | WHY | AZURE | HELP | NOTE | FIX | SET | IRREVERSIBLE
  | MANUAL | SPLIT | THEN | ABSENT | PRESENT | KNOWN | EMPTY | CHANGED | BEFORE | AFTER
  ;
