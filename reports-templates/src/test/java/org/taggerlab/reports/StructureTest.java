package org.taggerlab.reports;

import org.taggerlab.structure.House;

class StructureTest extends House {}
