// The words of an ARM template expression: what stands between `[` and `]` in a template's string.
lexer grammar ArmLexer;

LPAREN   : '(' ;
RPAREN   : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
COMMA    : ',' ;
DOT      : '.' ;
// Two quotes inside a text are one quote.
STRING   : '\'' ( ~'\'' | '\'\'' )* '\'' ;
UNCLOSED : '\'' ( ~'\'' | '\'\'' )* ; // shorter than STRING wherever the text has an end
NUMBER   : '-'? [0-9]+ ( '.' [0-9]+ )? ( [eE] [+-]? [0-9]+ )? ;
NAME     : [A-Za-z_$] [A-Za-z0-9_$]* ;
BLANK    : [ \t\r\n]+ -> skip ;
OTHER    : . ; // every other character, so that all errors are errors of the parser
