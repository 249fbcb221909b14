package org.taggerlab.harness;

import org.taggerlab.structure.House;

class StructureTest extends House {}
