/** What Azure prints, in any of its forms, to the resources of an estate. */
package dev.keyproof.intake;
