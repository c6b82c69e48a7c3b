// Expressions of ARM templates, without the brackets around them. No actions, no predicates.
parser grammar ArmParser;

options { tokenVocab = ArmLexer; }

whole      : expression EOF ;
expression : primary access* | bare ;
primary    : call | STRING | NUMBER ;
bare       : NAME ( DOT NAME )* ; // means nothing, but public templates have it
call       : NAME ( DOT NAME )* LPAREN ( expression ( COMMA expression )* )? RPAREN ;
access     : DOT NAME                       # member
           | LBRACKET expression RBRACKET   # item
           ;
