/** Networks as descriptors, requests and model files name them: sizes, features and blocks, no weights. */
package org.taggerlab.vocabulary.network;
