"""Reference weights of OptimiserTest: twenty steps of one batch of four points through one linear layer, in double precision.

Run with PyTorch 1.13 (Debian's python3-torch): python3 make.py > torch.txt. One line per case: its name, then the weight
[out, in] row by row and the bias.
"""
import torch
from torch.optim import Adam, AdamW
from torch.optim.lr_scheduler import LinearLR, OneCycleLR
from torch.optim.swa_utils import AveragedModel

POINTS = torch.tensor([[0.5, -1.0], [1.5, 0.25], [-0.75, 2.0], [0.125, 0.25]], dtype=torch.float64)
CLASSES = torch.tensor([0, 1, 1, 0])
STEPS = 20


def layer():
    linear = torch.nn.Linear(2, 2, dtype=torch.float64)
    with torch.no_grad():
        linear.weight[0, 0], linear.weight[0, 1] = 0.1, -0.2
        linear.weight[1, 0], linear.weight[1, 1] = 0.3, 0.4
        linear.bias[0], linear.bias[1] = 0.05, -0.05
    return linear


def case(name, optimiser, scheduler=None, clip=None, average=None):
    linear = layer()
    steps = optimiser(linear.parameters())
    schedule = scheduler(steps) if scheduler else None
    averaged = AveragedModel(linear, avg_fn=lambda old, new, n: average * old + (1 - average) * new) if average else None
    for _ in range(STEPS):
        steps.zero_grad()
        torch.nn.functional.cross_entropy(linear(POINTS), CLASSES).backward()
        if clip:
            torch.nn.utils.clip_grad_norm_(linear.parameters(), clip)
        steps.step()
        if schedule:
            schedule.step()
        if averaged:
            averaged.update_parameters(linear)
    kept = averaged.module if averaged else linear
    values = torch.cat([kept.weight.detach().flatten(), kept.bias.detach()])
    print(name, *(repr(value.item()) for value in values))


case("adamw", lambda weights: AdamW(weights, lr=0.05, weight_decay=0.1))
case("clip", lambda weights: Adam(weights, lr=0.05), clip=0.05)
case("clip-sgd", lambda weights: torch.optim.SGD(weights, lr=0.5), clip=0.05)
case("average", lambda weights: Adam(weights, lr=0.05), average=0.9)
case("warm-up", lambda weights: Adam(weights, lr=0.05), lambda steps: LinearLR(steps, 1 / 5, 1, 4))
case(
    "one-cycle",
    lambda weights: Adam(weights, lr=0.05),
    lambda steps: OneCycleLR(steps, 0.05, total_steps=STEPS, cycle_momentum=False),
)
