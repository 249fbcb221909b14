/**
 * A sample as one reads it, whatever its layout: jets or events one after another, what of them cannot be used, and the
 * one exception that names file, value and what to do. No layout is known here.
 */
package org.taggerlab.jets.sample;
