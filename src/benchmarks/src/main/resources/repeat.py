"""Writes a sample that holds what a small one holds, many times over: repeat.py <small> <large> <times>"""
import sys

import numpy as np

small, large, times = sys.argv[1], sys.argv[2], int(sys.argv[3])

if small.endswith((".h5", ".hdf5")):
    import h5py

    def repeated(name, item):
        if not isinstance(item, h5py.Dataset):
            return
        copies = 1 if "species_" in name else times
        shape = (copies * len(item),) + item.shape[1:]
        row = item.dtype.itemsize * int(np.prod(item.shape[1:]))
        # half of what HDF5 keeps of a dataset in memory
        chunks = (max(1, min(shape[0], 2**19 // row)),) + item.shape[1:]
        made = target.create_dataset(name, shape, item.dtype, chunks=chunks, compression="gzip")
        made.attrs.update(item.attrs)
        rows_once = item[...]
        apart = None
        if name.endswith("event"):
            # counted anew: an event that comes twice would be refused
            rows_once = np.unique(rows_once, return_inverse=True)[1]
            apart = int(rows_once.max()) + 1
        for first in range(0, copies, 1000):
            some = np.arange(first, min(first + 1000, copies), dtype=np.int64)
            rows = np.concatenate([rows_once] * len(some))
            if apart:
                rows = rows + np.repeat(some, len(item)) * apart
            made[first * len(item) : first * len(item) + len(rows)] = rows

    with h5py.File(small) as source, h5py.File(large, "w") as target:
        target.attrs.update(source.attrs)
        source.visititems(repeated)
elif small.endswith(".npz"):
    with np.load(small) as arrays:
        np.savez_compressed(large, **{key: np.concatenate([arrays[key]] * times) for key in arrays.files})
else:
    # of gzip, this makes as many members
    with open(small, "rb") as source, open(large, "wb") as target:
        content = source.read()
        for _ in range(times):
            target.write(content)
