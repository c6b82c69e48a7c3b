/**
 * What Azure has, as entities of fields: backup vaults, key stores, keys, identities and grants; reads our
 * descriptors and joins everything of one run into one estate.
 */
package dev.keyproof.estate;
