package org.taggerlab.jets;

import org.taggerlab.structure.House;

class StructureTest extends House {}
