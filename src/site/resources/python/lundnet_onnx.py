"""From four-momenta to a score of LundNet: python3 lundnet_onnx.py tagger.onnx jets.npz

jets.npz holds momenta [particles, (px, py, pz, E)] in GeV of all jets, jet by jet, and counts [jets], the particles of each.
"""
import json
import sys

import numpy as np


def rapidity(p):
    pt2 = p[0] ** 2 + p[1] ** 2
    m2 = max(0.0, (p[3] + p[2]) * (p[3] - p[2]) - pt2)
    fraction = (pt2 + m2) / (p[3] + abs(p[2])) ** 2
    if fraction <= 0:
        return np.copysign(1e5 + abs(p[2]), p[2])
    return np.copysign(0.5 * np.log(fraction), p[2])


def pt_y_phi(p):
    return np.hypot(p[0], p[1]), rapidity(p), np.arctan2(p[1], p[0]) % (2 * np.pi)


def distance(a, b):
    phi = abs(a[2] - b[2])
    return np.hypot(a[1] - b[1], min(phi, 2 * np.pi - phi))


def cluster(momenta):
    """Cambridge/Aachen with E-scheme: a jet is (momentum, (pt, y, phi), harder branch, softer branch)."""
    jets = [(p, pt_y_phi(p), None, None) for p in momenta]
    distances = np.full((len(jets), len(jets)), np.inf)
    for i in range(len(jets)):
        for j in range(i):
            distances[i, j] = distance(jets[i][1], jets[j][1])
    for _ in range(len(jets) - 1):
        i, j = np.unravel_index(np.argmin(distances), distances.shape)
        harder, softer = sorted((jets[i], jets[j]), key=lambda jet: -jet[1][0])
        momentum = harder[0] + softer[0]
        jets[j] = (momentum, pt_y_phi(momentum), harder, softer)
        distances[i, :] = distances[:, i] = np.inf
        jets[i] = None
        for other in range(len(jets)):
            if other != j and jets[other] is not None:
                distances[max(other, j), min(other, j)] = distance(jets[other][1], jets[j][1])
    return jets[0]


def lund_tree(momenta, kt_min=0.0, delta_min=0.0):
    """Nodes of all declusterings, harder branches first, and the parent of each."""
    nodes, parents, open_branches = [], [], [(cluster(momenta), -1)]
    while open_branches:
        jet, above = open_branches.pop()
        while jet[2] is not None:
            _, _, harder, softer = jet
            (pt1, y1, phi1), (pt2, y2, phi2) = harder[1], softer[1]
            delta = max(1e-6, distance(harder[1], softer[1]))
            if delta < delta_min:
                break
            if pt2 * delta >= kt_min:
                p = jet[0]
                m2 = (p[3] + p[2]) * (p[3] - p[2]) - p[0] ** 2 - p[1] ** 2
                nodes.append({
                    "ln-z": np.log(max(1e-20, pt2 / (pt1 + pt2))),
                    "ln-delta": np.log(delta),
                    "psi": 0.0 if phi1 == phi2 else np.arctan((y1 - y2) / (phi1 - phi2)),
                    "ln-m": 0.5 * np.log(max(1e-20, abs(m2))),
                    "ln-kt": np.log(max(1e-20, pt2 * delta))})
                parents.append(above)
                above = len(nodes) - 1
                open_branches.append((softer, above))
            jet = harder
    return nodes, parents


def inputs(momenta, counts, metadata):
    """What the network takes; metadata says which features and cuts."""
    features = json.loads(metadata["features"])
    cuts = [np.exp(float(metadata.get(cut, "-inf"))) for cut in ("ln-kt-min", "ln-delta-min")]
    rows, parents, sizes = [], [], []
    for jet in np.split(momenta, np.cumsum(counts)[:-1]):
        nodes, above = lund_tree(jet, *cuts)
        if not nodes:  # a jet of one particle is one node of zeros
            nodes, above = [dict.fromkeys(features, 0.0)], [-1]
        rows += [[node[feature] for feature in features] for node in nodes]
        parents += above
        sizes.append(len(nodes))
    return {"nodes": np.array(rows, np.float32), "parents": np.array(parents, np.int64),
            "counts": np.array(sizes, np.int64)}


if __name__ == "__main__":
    import onnxruntime

    session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
    jets = np.load(sys.argv[2])
    feeds = inputs(jets["momenta"], jets["counts"], session.get_modelmeta().custom_metadata_map)
    print(session.run(["softmax"], feeds)[0][:, 1])
