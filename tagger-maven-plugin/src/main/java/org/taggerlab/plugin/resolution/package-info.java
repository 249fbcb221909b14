/**
 * What Maven's resolver fetches: the worker with one backend for this machine, and results and models of other builds.
 *
 * <p>Only files are looked up here. No class of the worker is ever loaded into Maven's JVM.
 */
package org.taggerlab.plugin.resolution;
