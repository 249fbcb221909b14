"""From objects to a score of the event Transformer: python3 event_transformer_onnx.py tagger.onnx events.npz

events.npz holds objects [events, 6, (pt, eta, phi, mass)], pt and mass in GeV, in the order leading lepton, two leading b-tagged
jets, two leading other jets, missing momentum; NaN where there is none. Which objects count, the metadata says ("objects").
"""
import sys

import numpy as np

TYPES = [0, 1, 1, 2, 2, 3]  # lepton, b-jet, other jet, missing momentum


def logarithm(x):
    return np.sign(x) * np.log10(np.abs(x) + 1)


def inputs(objects):
    """What the network takes."""
    pt, eta, phi, mass = np.moveaxis(objects, 2, 0)
    missing = np.arange(6) == 5
    features = [logarithm(pt), np.where(missing, 0, eta), np.sin(phi), np.cos(phi), np.where(missing, 0, logarithm(mass))]
    features += [np.broadcast_to(np.array(TYPES) == kind, pt.shape) for kind in range(4)]
    absent = np.isnan(pt)[:, :, None]
    return {"objects": np.where(absent, -99, np.stack(features, 2)).astype(np.float32)}


if __name__ == "__main__":
    import onnxruntime

    session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
    print(session.run(["softmax"], inputs(np.load(sys.argv[2])["objects"]))[0][:, 1])
