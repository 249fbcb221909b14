/**
 * Jets as particle clouds [Qu, Gouskos: arXiv:1902.08570]: the hardest constituents as points in the plane of
 * pseudorapidity and azimuth around the jet's axis, with features of each.
 */
package org.taggerlab.jets.cloud;
