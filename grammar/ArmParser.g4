// Expressions of ARM templates, without the brackets around them. No actions, no predicates; one word of
// look-ahead decides everything.
parser grammar ArmParser;

options { tokenVocab = ArmLexer; }

whole      : expression EOF ;
expression : primary access* ;
primary    : call | STRING | NUMBER ;
call       : NAME ( DOT NAME )? LPAREN ( expression ( COMMA expression )* )? RPAREN ;
access     : DOT NAME                       # member
           | LBRACKET expression RBRACKET   # item
           ;
