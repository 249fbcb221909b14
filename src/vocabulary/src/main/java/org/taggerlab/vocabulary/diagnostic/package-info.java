/** What is wrong with what a user gave, and where. */
package org.taggerlab.vocabulary.diagnostic;
