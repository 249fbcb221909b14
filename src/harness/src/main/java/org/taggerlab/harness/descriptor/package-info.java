/**
 * What a user declares: one {@link org.taggerlab.harness.descriptor.Experiment} per YAML file, read with its profile
 * applied, every default filled in, and every error found at once with file, line and column.
 *
 * <p>Nothing here looks at a sample or a store.
 */
package org.taggerlab.harness.descriptor;
