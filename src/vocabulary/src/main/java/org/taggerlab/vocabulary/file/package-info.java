/** Files that are whole or not there, what identifies their content, and the form that records have in them. */
package org.taggerlab.vocabulary.file;
