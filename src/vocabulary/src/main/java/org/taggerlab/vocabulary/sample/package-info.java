/** What a sample shows of its files: views, detectors, clusterings, selections. */
package org.taggerlab.vocabulary.sample;
