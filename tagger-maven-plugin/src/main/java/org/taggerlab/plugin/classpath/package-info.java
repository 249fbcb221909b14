/**
 * What a worker JVM is started with: the worker and one backend for this machine, through Maven's resolver.
 *
 * <p>Only files are looked up here. None of these classes is ever loaded into Maven's JVM.
 */
package org.taggerlab.plugin.classpath;
