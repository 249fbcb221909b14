package org.taggerlab.vocabulary;

import org.taggerlab.structure.House;

class StructureTest extends House {}
