// The words of an ARM template expression: what stands between `[` and `]` in a template's string.
lexer grammar ArmLexer;

LPAREN   : '(' ;
RPAREN   : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
COMMA    : ',' ;
DOT      : '.' ;
// Two quotes inside a string are one quote.
STRING   : '\'' ( ~'\'' | '\'\'' )* '\'' ;
INTEGER  : '-'? [0-9]+ ;
NAME     : [A-Za-z_$] [A-Za-z0-9_$]* ;
BLANK    : [ \t\r\n]+ -> skip ;
OTHER    : . ;
