/** Words on the command line to calls: one class a command. */
package dev.keyproof.cli;
