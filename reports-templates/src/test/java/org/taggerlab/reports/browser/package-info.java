/**
 * Pages as a reader sees them, in a real headless Chromium.
 *
 * <p>The browser is driven over its DevTools protocol with what the JDK has: a driver library would add 200 MB to the
 * download of everybody who builds this project.
 */
package org.taggerlab.reports.browser;
