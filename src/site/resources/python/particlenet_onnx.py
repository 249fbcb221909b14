"""From four-momenta to a score of ParticleNet: python3 particlenet_onnx.py tagger.onnx jets.npz

jets.npz holds momenta [particles, (px, py, pz, E)] in GeV of all jets, jet by jet, and counts [jets], the particles of each.
"""
import json
import sys

import numpy as np


def eta(p):
    return np.arcsinh(p[..., 2] / np.hypot(p[..., 0], p[..., 1]))


def cloud(momenta, hardest):
    """The features of the hardest particles of a jet, by falling transverse momentum."""
    axis = momenta.sum(0)
    pt = np.hypot(momenta[:, 0], momenta[:, 1])
    order = np.argsort(-pt, kind="stable")[:hardest]
    p, pt = momenta[order], pt[order]
    d_eta = (eta(p) - eta(axis)) * np.copysign(1, eta(axis))
    d_phi = np.arctan2(p[:, 1], p[:, 0]) - np.arctan2(axis[1], axis[0])
    d_phi = (d_phi + np.pi) % (2 * np.pi) - np.pi
    return {"d-eta": d_eta, "d-phi": d_phi, "ln-pt": np.log(pt), "ln-e": np.log(p[:, 3]),
            "ln-pt-rel": np.log(pt / np.hypot(axis[0], axis[1])), "ln-e-rel": np.log(p[:, 3] / axis[3]),
            "delta-r": np.hypot(d_eta, d_phi)}


def inputs(momenta, counts, metadata):
    """What the network takes, padded with zeros; metadata says which features of how many particles."""
    names = json.loads(metadata["features"])
    hardest = int(metadata["constituents"])
    clouds = [cloud(jet, hardest) for jet in np.split(momenta, np.cumsum(counts)[:-1])]
    particles = max(len(jet["ln-pt"]) for jet in clouds)

    def padded(features):
        array = np.zeros((len(clouds), len(features), particles), np.float32)
        for i, jet in enumerate(clouds):
            for j, feature in enumerate(features):
                array[i, j, :len(jet[feature])] = jet[feature]
        return array

    mask = np.zeros((len(clouds), 1, particles), np.float32)
    for i, jet in enumerate(clouds):
        mask[i, 0, :len(jet["ln-pt"])] = 1
    return {"points": padded(["d-eta", "d-phi"]), "features": padded(names), "mask": mask}


if __name__ == "__main__":
    import onnxruntime

    session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
    jets = np.load(sys.argv[2])
    feeds = inputs(jets["momenta"], jets["counts"], session.get_modelmeta().custom_metadata_map)
    print(session.run(["softmax"], feeds)[0][:, 1])
