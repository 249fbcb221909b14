package org.taggerlab.worker;

import org.taggerlab.structure.House;

class StructureTest extends House {}
