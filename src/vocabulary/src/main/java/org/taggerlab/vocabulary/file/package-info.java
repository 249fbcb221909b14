/**
 * Files that are whole or not there, and what identifies their content.
 */
package org.taggerlab.vocabulary.file;
