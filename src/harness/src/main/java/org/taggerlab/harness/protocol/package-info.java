/** The words of harness and worker as JSON and CSV. */
package org.taggerlab.harness.protocol;
