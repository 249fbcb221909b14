/** How results look in a site that Maven makes: a page of its own and copies of the reports. Reads result files only. */
package org.taggerlab.plugin.site;
