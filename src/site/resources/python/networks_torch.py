"""The exported weights in plain PyTorch: python3 networks_torch.py tagger.safetensors features.npz

Prints the probability of signal of each jet or event of a file that tagger:features wrote.
"""
import json
import sys

import numpy as np
import torch
from torch import nn


def safetensors(file):
    data = open(file, "rb").read()
    begin = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:begin])
    metadata = header.pop("__metadata__")
    return metadata, {
        name: torch.frombuffer(bytearray(data[begin + t["data_offsets"][0]:begin + t["data_offsets"][1]]),
                               dtype=torch.float32).reshape(t["shape"])
        for name, t in header.items()}


def linear(n_in, n_out, **options):
    return nn.Linear(n_in, n_out, **options)


class TreeEdgeConv(nn.Module):
    def __init__(self, n_in, widths):
        super().__init__()
        self.theta, self.phi = (linear(n_in, widths[0], bias=False) for _ in range(2))
        self.fcs = nn.ModuleList(linear(a, b, bias=False) for a, b in zip(widths, widths[1:]))
        self.bns = nn.ModuleList(nn.BatchNorm1d(w) for w in widths)
        if n_in != widths[-1]:
            self.sc, self.sc_bn = linear(n_in, widths[-1], bias=False), nn.BatchNorm1d(widths[-1])

    def forward(self, x, source, target):
        e = torch.relu(self.bns[0](self.theta(x[target] - x[source]) + self.phi(x[source])))
        for fc, bn in zip(self.fcs, self.bns[1:]):
            e = torch.relu(bn(fc(e)))
        shortcut = self.sc_bn(self.sc(x)) if hasattr(self, "sc") else x
        sums = torch.zeros(len(x), e.shape[1]).index_add_(0, target, e)
        degree = torch.bincount(target, minlength=len(x)).clamp(min=1)
        return torch.relu(sums / degree[:, None] + shortcut)


class LundNet(nn.Module):
    def __init__(self, features, edge_convs, fusion, dense):
        super().__init__()
        widths = [features] + [block[-1] for block in edge_convs]
        self.bn_fts = nn.BatchNorm1d(features)
        self.edge_convs = nn.ModuleList(TreeEdgeConv(n, block) for n, block in zip(widths, edge_convs))
        self.fusion_block = nn.Sequential(linear(sum(widths[1:]), fusion), nn.ReLU(), nn.BatchNorm1d(fusion))
        self.fc = nn.Sequential(nn.Sequential(linear(fusion, dense), nn.ReLU()), linear(dense, 2))

    def forward(self, nodes, parents, counts):
        jet = torch.repeat_interleave(torch.arange(len(counts)), counts)
        child = (parents >= 0).nonzero()[:, 0]
        parent = (parents + (torch.cumsum(counts, 0) - counts)[jet])[child]
        source, target = torch.cat([child, parent]), torch.cat([parent, child])
        x, outputs = self.bn_fts(nodes), []
        for block in self.edge_convs:
            x = block(x, source, target)
            outputs.append(x)
        x = self.fusion_block(torch.cat(outputs, 1))
        return self.fc(torch.zeros(len(counts), x.shape[1]).index_add_(0, jet, x) / counts[:, None])


class CloudEdgeConv(nn.Module):
    def __init__(self, n_in, widths, k):
        super().__init__()
        self.k = k
        sizes = [2 * n_in] + widths
        self.convs = nn.ModuleList(nn.Conv2d(a, b, 1, bias=False) for a, b in zip(sizes, widths))
        self.bns = nn.ModuleList(nn.BatchNorm2d(w) for w in widths)
        if n_in != widths[-1]:
            self.sc, self.sc_bn = nn.Conv1d(n_in, widths[-1], 1, bias=False), nn.BatchNorm1d(widths[-1])

    def forward(self, points, x):  # one jet: [1, coordinates, particles], [1, features, particles]
        k = min(self.k, x.shape[2] - 1)
        shortcut = self.sc_bn(self.sc(x)) if hasattr(self, "sc") else x
        if k == 0:
            return torch.relu(shortcut)
        distance = ((points[:, :, :, None] - points[:, :, None, :]) ** 2).sum(1)
        distance[:, range(x.shape[2]), range(x.shape[2])] = torch.inf
        neighbour = distance.sort(dim=2, stable=True)[1][0, :, :k]
        centre = x[:, :, :, None].expand(-1, -1, -1, k)
        e = torch.cat([centre, x[:, :, neighbour] - centre], 1)
        for conv, bn in zip(self.convs, self.bns):
            e = torch.relu(bn(conv(e)))
        return torch.relu(e.mean(3) + shortcut)


class ParticleNet(nn.Module):
    def __init__(self, features, edge_convs, neighbours, dense):
        super().__init__()
        widths = [features] + [block[-1] for block in edge_convs]
        self.bn_fts = nn.BatchNorm1d(features)
        self.edge_convs = nn.ModuleList(CloudEdgeConv(n, b, neighbours) for n, b in zip(widths, edge_convs))
        self.fc = nn.Sequential(nn.Sequential(linear(widths[-1], dense), nn.ReLU()), linear(dense, 2))

    def forward(self, features, counts):
        scores = []
        for jet in torch.split(features, counts.tolist()):
            points, x = jet.T[None, :2], self.bn_fts(jet.T[None])
            for block in self.edge_convs:
                x = block(points, x)
                points = x
            scores.append(self.fc(x.mean(2)))
        return torch.cat(scores)


class EventTransformer(nn.Module):
    def __init__(self, features, width, layers, heads, feed_forward):
        super().__init__()
        self.embedding = nn.Sequential(linear(features, width), nn.LayerNorm(width))
        layer = nn.TransformerEncoderLayer(width, heads, feed_forward, dropout=0, batch_first=True)
        self.feature = nn.TransformerEncoder(layer, layers)
        self.classifier = linear(width, 2)

    def forward(self, objects):
        return self.classifier(self.feature(self.embedding(objects)).mean(1))


def network(metadata):
    a = json.loads(metadata["architecture"])
    features = len(json.loads(metadata["features"]))
    if a["type"] == "lundnet":
        return LundNet(features, a["edge-convs"], a["fusion"], a["dense"])
    if a["type"] == "particlenet":
        return ParticleNet(features, a["edge-convs"], a["neighbours"], a["dense"])
    return EventTransformer(features, a["width"], a["layers"], a["heads"], a["feed-forward"])


if __name__ == "__main__":
    metadata, weights = safetensors(sys.argv[1])
    tagger = network(metadata)
    tagger.load_state_dict({**tagger.state_dict(), **weights})
    tagger.eval()
    arrays = np.load(sys.argv[2])
    names = {LundNet: ["nodes", "parents", "counts"], ParticleNet: ["features", "counts"],
             EventTransformer: ["objects"]}[type(tagger)]
    with torch.no_grad():
        for score in torch.softmax(tagger(*(torch.from_numpy(arrays[name]) for name in names)), 1)[:, 1]:
            print("%.9g" % score)
