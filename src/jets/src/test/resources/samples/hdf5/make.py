#!/usr/bin/env python3
"""Writes the HDF5 files of this folder, with h5py 3.7 and NumPy 1.24: python3 make.py ../jetnet-20.hdf5"""
import sys
import zlib

import h5py
import numpy as np


def source(path):
    with h5py.File(path, "r") as jets:
        return jets["particle_features"][:], jets["jet_features"][:]


def latest(name, particles, jets):
    """The jets of jetnet-20.hdf5 in the structures of HDF5 1.10: extensible array, B-tree 2, dense attributes and links."""
    with h5py.File(name, "w", libver="latest") as out:
        out.create_dataset(
            "particle_features", data=particles, chunks=(3, 30, 4), maxshape=(None, 30, 4),
            compression="gzip", shuffle=True, fletcher32=True, track_times=False)
        out.create_dataset(
            "jet_features", data=jets, chunks=(3, 2), maxshape=(None, None), compression="lzf", track_times=False)
        for i in range(12):
            out.create_dataset("other_%d" % i, data=np.arange(i), track_times=False)
            out.attrs["note_%d" % i] = "attribute %d" % i


def declared(name, shape, chunks, maximum=(None, None, None)):
    """Datasets that declare much and hold nothing."""
    with h5py.File(name, "w", libver="latest") as out:
        out.create_dataset("particle_features", shape, "f4", chunks=chunks, maxshape=maximum, track_times=False)
        out.create_dataset("jet_features", (shape[0], 4), "f4", chunks=(20, 4), maxshape=(None, 4), track_times=False)


def packed_twice(name, jets):
    """A chunk that unpacks to a gigabyte in two steps, of which each is far below what deflate can gain."""
    creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    creation.set_chunk((20, 30, 4))
    creation.set_obj_track_times(False)
    for _ in range(2):
        creation.set_filter(1, 0, (9,))
    with h5py.File(name, "w") as out:
        space = h5py.h5s.create_simple((20, 30, 4))
        dataset = h5py.h5d.create(out.id, b"particle_features", h5py.h5t.IEEE_F32LE, space, creation)
        packer = zlib.compressobj(9)
        once = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()
        dataset.write_direct_chunk((0, 0, 0), zlib.compress(once, 9))
        out.create_dataset("jet_features", data=jets, track_times=False)


def virtual(name):
    """A dataset whose values are in another file."""
    with h5py.File(name, "w", libver="latest") as out:
        layout = h5py.VirtualLayout((20, 30, 4), "f4")
        layout[:] = h5py.VirtualSource("elsewhere.h5", "particle_features", (20, 30, 4))
        out.create_virtual_dataset("particle_features", layout)
        out.create_dataset("jet_features", (20, 4), "f4")


def left_out(name):
    """The reference table of two jets: particles of 300 and 1 GeV, between them three that no jet definition takes."""
    row = np.dtype([("index", "i8"), ("values_block_0", "f4", (806,)), ("values_block_1", "i8", (2,))])
    table = np.zeros(2, row)
    for jet in range(2):
        particles = [
            (300 + jet, 300 + jet, 0, 0), (2, 0, 0, 0), (-1, 1, 0, 0), (1, np.nan, 0, 0), (1, 0, 1, 0)]
        table["values_block_0"][jet, :20] = np.ravel(particles)
        table["values_block_1"][jet] = (0, 1)
    with h5py.File(name, "w") as out:
        out.create_dataset("table/table", data=table, chunks=(2,), compression="gzip", track_times=False)


if __name__ == "__main__":
    particles, jets = source(sys.argv[1])
    latest("latest.hdf5", particles, jets)
    declared("large-chunks.hdf5", (20, 30, 4), (1 << 21, 30, 4))
    declared("many-chunks.hdf5", (500, 30, 4), (1, 1, 1), (500, 30, 4))
    declared("large-shape.hdf5", (1 << 40, 30, 4), (20, 30, 4))
    packed_twice("packed-twice.hdf5", jets)
    virtual("virtual.hdf5")
    left_out("left-out.h5")
