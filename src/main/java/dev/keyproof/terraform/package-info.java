/**
 * Terraform plans, lowered into the resources that Azure would be asked for: plain nodes in the shape of ARM, each value
 * with the place where the plan shows it. A value that is known after apply and refers to another resource of the plan
 * is a text with a {@link dev.keyproof.estate.Placeholder}, so that it still finds that resource.
 */
package dev.keyproof.terraform;
