"""Scores of published networks on jets, with PyTorch and nothing of this project.

    python3 scores.py

reads hundred-*-jets.h5 and the weights of src/networks/src/test/resources/reference, and writes scores.csv and
weaver-particlenet.npz here. Made with Debian's Python 3.11, NumPy 1.24, h5py 3.7 and PyTorch 1.13; one thread, float64.
The definitions are those of arXiv:2012.08526 (Lund graphs, LundNet) and arXiv:1902.08570 (ParticleNet).
"""

import csv
import pathlib

import h5py
import numpy as np
import torch

HERE = pathlib.Path(__file__).parent
WEIGHTS = HERE / "../../../../../networks/src/test/resources/reference"
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def jets(path):
    """Constituents (px, py, pz, E) of every jet, in the order of the file."""
    with h5py.File(path) as f:
        c = f["constituents"]

        def column(name):
            return c[name].attrs["add_offset"] + c[name].attrs["scale_factor"] * c[name][:].astype(float)

        pt = np.exp(column("ln_pt"))
        y, phi = column("delta_rapidity"), column("delta_phi")
        mass = c["species_mass"][:].astype(float)[c["species"][:]]
        ends = np.cumsum(f["jets/constituent_count"][:].astype(int))
        for jet, end in enumerate(ends):
            part = slice(end - int(f["jets/constituent_count"][jet]), end)
            rapidity = y[part] + float(f["jets/rapidity"][jet])
            azimuth = phi[part] + float(f["jets/phi"][jet])
            mt = np.sqrt(pt[part] ** 2 + mass[part] ** 2)
            yield np.stack(
                [
                    pt[part] * np.cos(azimuth),
                    pt[part] * np.sin(azimuth),
                    mt * np.sinh(rapidity),
                    mt * np.cosh(rapidity),
                ],
                axis=1,
            )


def kinematics(p):
    pt = np.hypot(p[0], p[1])
    m2 = max(0.0, (p[3] + p[2]) * (p[3] - p[2]) - pt * pt)
    effective = (pt * pt + m2) / (p[3] + abs(p[2])) ** 2
    rapidity = 0.5 * np.log(effective) * (-1 if p[2] > 0 else 1)
    phi = np.arctan2(p[1], p[0]) % (2 * np.pi)
    return pt, rapidity, phi


def distance(a, b):
    dphi = abs(a[2] - b[2])
    dphi = min(dphi, 2 * np.pi - dphi)
    return np.hypot(a[1] - b[1], dphi)


def cluster(momenta):
    """Cambridge/Aachen to one jet: a tree of (momentum, parent, parent)."""
    live = [(p, None, None) for p in momenta]
    kin = [kinematics(p) for p in momenta]
    while len(live) > 1:
        y = np.array([k[1] for k in kin])
        phi = np.array([k[2] for k in kin])
        dphi = np.abs(phi[:, None] - phi[None])
        dphi = np.minimum(dphi, 2 * np.pi - dphi)
        d = (y[:, None] - y[None]) ** 2 + dphi**2
        d[np.tril_indices(len(live))] = np.inf
        i, j = np.unravel_index(np.argmin(d), d.shape)
        merged = (live[i][0] + live[j][0], live[i], live[j])
        for k in (j, i):
            del live[k], kin[k]
        live.append(merged)
        kin.append(kinematics(merged[0]))
    return live[0]


def lund(tree, ln_kt_min):
    """Node features (ln z, ln Delta, psi, ln m, ln kt) in preorder, harder branch first, and parents."""
    features, parents = [], []

    def follow(node, parent):
        while node[1] is not None:
            one, other = node[1], node[2]
            a, b = kinematics(one[0]), kinematics(other[0])
            if b[0] > a[0]:
                one, other, a, b = other, one, b, a
            delta = max(1e-6, distance(a, b))
            if ln_kt_min is not None and b[0] * delta < np.exp(ln_kt_min):
                node = one
                continue
            p = one[0] + other[0]
            m2 = (p[3] + p[2]) * (p[3] - p[2]) - p[0] ** 2 - p[1] ** 2
            psi = np.arctan((a[1] - b[1]) / (a[2] - b[2])) if a[2] != b[2] else 0.0
            features.append(
                [np.log(b[0] / (a[0] + b[0])), np.log(delta), psi, 0.5 * np.log(abs(m2)), np.log(b[0] * delta)]
            )
            parents.append(parent)
            here = len(parents) - 1
            follow(one, here)
            follow(other, here)
            return

    follow(tree, -1)
    if not features:
        return np.zeros((1, 5)), [-1]
    return np.array(features), parents


def has_tie(node):
    """Whether two branches have the same azimuth but for rounding: their psi may be 0 or pi/2, whoever computes it."""
    if node[1] is None:
        return False
    difference = kinematics(node[1][0])[2] - kinematics(node[2][0])[2]
    return abs(difference) < 1e-12 or has_tie(node[1]) or has_tie(node[2])


def norm(x, w, name):
    return (x - w[name + ".running_mean"]) / torch.sqrt(w[name + ".running_var"] + 1e-5) * w[name + ".weight"] + w[
        name + ".bias"
    ]


def dense(x, w):
    x = torch.relu(x @ w["fc.0.0.weight"].T + w["fc.0.0.bias"])
    return torch.softmax(x @ w["fc.1.weight"].T + w["fc.1.bias"], -1)


def shortcut(x, w, block):
    return norm(x @ w[block + "sc.weight"].T, w, block + "sc_bn") if block + "sc.weight" in w else x


def lundnet(features, parents, w):
    x = norm(torch.tensor(features), w, "bn_fts")
    edges = [(i, p) for i, p in enumerate(parents) if p >= 0]
    edges += [(p, i) for i, p in edges]
    outputs = []
    for i in range(6 if "edge_convs.5.theta.weight" in w else 2):
        block = f"edge_convs.{i}."
        total = torch.zeros(len(x), len(w[block + "bns.1.bias"]))
        count = torch.zeros(len(x), 1)
        for source, target in edges:
            e = w[block + "theta.weight"] @ (x[target] - x[source]) + w[block + "phi.weight"] @ x[source]
            e = torch.relu(norm(e, w, block + "bns.0"))
            e = torch.relu(norm(w[block + "fcs.0.weight"] @ e, w, block + "bns.1"))
            total[target] += e
            count[target] += 1
        x = torch.relu(total / count.clamp(min=1) + shortcut(x, w, block))
        outputs.append(x)
    x = torch.relu(torch.cat(outputs, 1) @ w["fusion_block.0.weight"].T + w["fusion_block.0.bias"])
    return dense(norm(x, w, "fusion_block.2").mean(0), w)[1]


def cloud(momenta, constituents):
    """d-eta, d-phi, ln-pt, ln-e, ln-pt-rel, ln-e-rel, delta-r of the hardest constituents."""
    pt = np.hypot(momenta[:, 0], momenta[:, 1])
    eta = np.arcsinh(momenta[:, 2] / pt)
    phi = np.arctan2(momenta[:, 1], momenta[:, 0])
    jet = momenta.sum(0)
    jet_pt = np.hypot(jet[0], jet[1])
    jet_eta = np.arcsinh(jet[2] / jet_pt)
    d_eta = (eta - jet_eta) * (1 if jet_eta > 0 else -1)
    d_phi = (phi - np.arctan2(jet[1], jet[0]) + np.pi) % (2 * np.pi) - np.pi
    order = np.argsort(-pt, kind="stable")[:constituents]
    e = momenta[:, 3]
    columns = [d_eta, d_phi, np.log(pt), np.log(e), np.log(pt / jet_pt), np.log(e / jet[3]), np.hypot(d_eta, d_phi)]
    return np.stack(columns, 1)[order]


def particlenet(points, features, w, k):
    x = norm(torch.tensor(features), w, "bn_fts")
    points = torch.tensor(points)
    for i in range(3 if "edge_convs.2.convs.0.weight" in w else 2):
        block = f"edge_convs.{i}."
        where = points if i == 0 else x
        d = ((where[:, None] - where[None]) ** 2).sum(-1)
        d.fill_diagonal_(float("inf"))
        nearest = d.argsort(1)[:, : min(k, len(x) - 1)]
        e = torch.cat([x[:, None].expand(-1, nearest.shape[1], -1), x[nearest] - x[:, None]], -1)
        for j in range(3):
            e = torch.relu(norm(e @ w[block + f"convs.{j}.weight"].T, w, block + f"bns.{j}"))
        x = torch.relu((e.mean(1) if nearest.shape[1] else 0) + shortcut(x, w, block))
    return dense(x.mean(0), w)


def reference(name):
    archive = np.load(WEIGHTS / f"{name}.npz")
    return {k[len("weights/") :]: torch.tensor(archive[k]) for k in archive.files if k.startswith("weights/")}


# as weaver is published with for the top-tagging reference set (top_kin.yaml), but narrow: features standardised and in this
# order, signal the first class, the network inside a wrapper; without its clipping, which this project leaves out
SAVED = [("ln-pt", 1.7, 0.7), ("ln-e", 2.0, 0.7), ("ln-pt-rel", -4.7, 0.7), ("ln-e-rel", -4.7, 0.7), ("delta-r", 0.2, 4.0),
         ("d-eta", 0, 1), ("d-phi", 0, 1)]
OWN = ["d-eta", "d-phi", "ln-pt", "ln-e", "ln-pt-rel", "ln-e-rel", "delta-r"]


def weaver():
    random = np.random.default_rng(7)
    w = {}

    def add_norm(name, width):
        w[name + ".weight"] = random.uniform(0.5, 1.5, width)
        w[name + ".bias"] = random.normal(0, 0.2, width)
        w[name + ".running_mean"] = random.normal(0, 0.3, width)
        w[name + ".running_var"] = random.uniform(0.5, 1.5, width)
        w[name + ".num_batches_tracked"] = np.int64(40)

    def add(name, out, width, kernel):
        w[name] = random.normal(0, 1.5 / np.sqrt(width), (out, width) + kernel).astype("<f4")

    add_norm("bn_fts", 7)
    width = 7
    for i, out in enumerate((8, 14)):
        block = f"edge_convs.{i}."
        for j, columns in enumerate((2 * width, out, out)):
            add(block + f"convs.{j}.weight", out, columns, (1, 1))
            add_norm(block + f"bns.{j}", out)
        add(block + "sc.weight", out, width, (1,))
        add_norm(block + "sc_bn", out)
        width = out
    add("fc.0.0.weight", 10, width, ())
    w["fc.0.0.bias"] = random.normal(0, 0.2, 10)
    add("fc.1.weight", 2, 10, ())
    w["fc.1.bias"] = random.normal(0, 0.2, 2)
    np.savez(HERE / "weaver-particlenet.npz", **{"mod." + k: v for k, v in w.items()})
    return {k: torch.tensor(v.astype(float).reshape(v.shape[:2])) for k, v in w.items()}


def main():
    lundnet5, lundnet3, published, own = reference("lundnet5"), reference("lundnet3-small"), reference("particlenet"), weaver()
    with open(HERE / "scores.csv", "w", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["sample", "jet", "lundnet5", "lundnet3-small", "particlenet", "weaver-particlenet", "tie"])
        for sample in ("hundred-w-jets.h5", "hundred-qcd-jets.h5"):
            for i, momenta in enumerate(jets(HERE / sample)):
                tree = cluster(momenta)
                every, parents = lund(tree, None)
                hard, hard_parents = lund(tree, 0.0)
                particles = cloud(momenta, 30)
                standardised = np.stack([(particles[:, OWN.index(n)] - c) * s for n, c, s in SAVED], 1)
                scores = [
                    lundnet(every, parents, lundnet5),
                    lundnet(hard[:, [0, 1, 4]], hard_parents, lundnet3),
                    particlenet(particles[:, :2], particles[:, :4], published, 16)[1],
                    particlenet(particles[:, :2], standardised, own, 4)[0],
                ]
                rows.writerow([sample, i] + ["%.9g" % s for s in scores] + [int(has_tie(tree))])


if __name__ == "__main__":
    main()
