/** A Slurm of its own for tests: controller and two nodes on this machine, without privileges. */
package org.taggerlab.slurm;
