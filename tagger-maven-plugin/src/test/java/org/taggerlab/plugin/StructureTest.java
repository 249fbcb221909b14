package org.taggerlab.plugin;

import org.taggerlab.structure.House;

class StructureTest extends House {}
