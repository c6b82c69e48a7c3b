/** Prints a report: one class a form. */
package dev.keyproof.report;
