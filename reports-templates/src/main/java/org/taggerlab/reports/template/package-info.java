/**
 * Freemarker, locked down: escaping on, no classes, no methods, no locale, and errors that name file and line.
 *
 * <p>Templates see maps, lists, strings and finished markup; nothing that could call back into Java.
 */
package org.taggerlab.reports.template;
