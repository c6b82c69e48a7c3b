/** What we tell people, as data: findings, problems, verdicts and the report that holds them. */
package dev.keyproof.diagnostic;
