"""Networks and their training by PyTorch in float64, right and with known mistakes."""
import dataclasses

import torch

import philox

FUNCTIONS = {"None": lambda x: x, "Relu": torch.relu, "Tanh": torch.tanh, "Sigmoid": torch.sigmoid}
BETA = 0.9
# Of gradient descent, the optimizer that the trainer is made with where another one is to take the step.
TRAINERS_RATE = 0.75


@dataclasses.dataclass(frozen=True)
class Setting:
    hidden: list
    outputs: int
    squashing: str
    cost: str
    l2: float = 0
    rule: str = "Sgd"
    rate: float = 0.5
    dropout: float = 0

    def having(self, **changes):
        return dataclasses.replace(self, **changes)


def sums(s, w, x):
    """What each hidden layer's function is given."""
    result = []
    for l in range(len(s.hidden)):
        result.append(x @ w[2 * l] + w[2 * l + 1])
        x = FUNCTIONS[s.squashing](result[-1])
    return result


def forward(s, w, x):
    for l in range(len(s.hidden)):
        x = FUNCTIONS[s.squashing](x @ w[2 * l] + w[2 * l + 1])
    return x @ w[-2] + w[-1]


def loss(s, w, x, y):
    output = forward(s, w, x)
    functional = torch.nn.functional
    return {"CrossEntropy": functional.cross_entropy, "SquaredError": functional.mse_loss, "LogLossFromLogits": functional.binary_cross_entropy_with_logits}[s.cost](output, y)


def penalty(s, w):
    return s.l2 * sum((matrix**2).sum() for matrix in w[::2])


def gradient(s, w, x, y, without_penalty=False):
    at = [v.detach().clone().requires_grad_() for v in w]
    value = loss(s, at, x, y) + (0 if without_penalty else penalty(s, at))
    return value.item(), list(torch.autograd.grad(value, at))


class Update:
    """A rule and what it remembers."""

    def __init__(self, s, w):
        self.s, self.steps = s, 0
        self.slots = [[torch.zeros_like(v) for v in w] for _ in range(2)]

    def ahead(self, w):
        return [v + BETA * m for v, m in zip(w, self.slots[0])] if self.s.rule == "NesterovLecture" else w

    def step(self, w, g, rate):
        self.steps += 1
        if self.s.rule == "Sgd":
            return [v - rate * d for v, d in zip(w, g)]
        if self.s.rule in ("Momentum", "NesterovLecture"):
            self.slots[0] = [BETA * m - rate * d for m, d in zip(self.slots[0], g)]
            return [v + m for v, m in zip(w, self.slots[0])]
        first, second = self.slots
        self.slots = [[0.9 * m + 0.1 * d for m, d in zip(first, g)], [0.999 * m + 0.001 * d * d for m, d in zip(second, g)]]
        c1, c2 = 1 - 0.9**self.steps, 1 - 0.999**self.steps
        return [v - rate * (m / c1) / ((n / c2).sqrt() + 1e-8) for v, m, n in zip(w, *self.slots)]


def train(s, w, x, y, batches, mistake=None):
    """The loss before each step, and the weights after the last one."""
    update, losses = Update(s, w), []
    rate = 1 if mistake == "rate-ignored" else -s.rate if mistake == "uphill" else s.rate
    for rows in batches:
        if mistake == "state-started-anew":
            update = Update(s, w)
        at = w if mistake == "nesterov-gradient-at-x" else update.ahead(w)
        value, g = gradient(s, at, x[rows], y[rows])
        if mistake == "sum-for-mean":
            value, g = value * len(rows), [d * len(rows) for d in g]
        w = update.step(at if mistake == "steps-from-look-ahead" else w, g, rate)
        losses.append(gradient(s, w, x[rows], y[rows])[0] if mistake == "loss-after-step" else value)
    return losses, w


def backpropagate(s, w, left, x, y, batches, mistake=None):
    """The weights, and the gradients that stand after the last step."""
    is_trainers = mistake == "trainers-own-optimizer"
    update, rate = Update(s.having(rule="Sgd") if is_trainers else s, w), TRAINERS_RATE if is_trainers else s.rate
    standing = [v.clone() for v in left] if left else None
    for rows in batches:
        g = gradient(s, w, x[rows], y[rows], without_penalty=mistake == "penalty-forgotten")[1]
        if mistake == "step-before-gradient":
            standing = g
            break
        if mistake in ("gradient-accumulates", "left-gradient-counts") and standing is not None:
            g = [a + b for a, b in zip(standing, g)]
        w = update.step(w, g, rate)
        standing = g if mistake != "left-gradient-counts" else None
        if mistake == "zeroed-after-the-step":
            standing = [torch.zeros_like(v) for v in w]
    if mistake == "left-gradient-counts":
        standing = [torch.zeros_like(v) for v in w]
    return w, standing


def epochs(s, w, x, y, size, count, key):
    update, losses = Update(s, w), []
    for epoch in range(1, count + 1):
        rows, total = philox.order(philox.fold(philox.fold(philox.of_seed(key), epoch), 0), len(x)), 0.0
        for at in range(0, len(x), size):
            batch = rows[at:at + size]
            value, g = gradient(s, update.ahead(w), x[batch], y[batch])
            w = update.step(w, g, s.rate)
            total += value * len(batch)
        losses.append(total / len(x))
    return losses, w


def check(problem):
    """The rules are PyTorch's, and lecture 2's Nesterov walks through its points."""
    w, x, y = problem
    for rule, make in [("Sgd", lambda p: torch.optim.SGD(p, 0.5)), ("Momentum", lambda p: torch.optim.SGD(p, 0.5, momentum=BETA)),
                       ("NesterovLecture", lambda p: torch.optim.SGD(p, 0.5, momentum=BETA, nesterov=True)), ("Adam", lambda p: torch.optim.Adam(p, 0.5))]:
        s = Setting([3], 2, "Tanh", "CrossEntropy", rule=rule)
        theirs = [v.clone().requires_grad_() for v in w]
        optimizer, update, ours = make(theirs), Update(s, w), w
        for _ in range(5):
            optimizer.zero_grad()
            loss(s, theirs, x, y).backward()
            optimizer.step()
            ours = update.step(ours, gradient(s, update.ahead(ours), x, y)[1], 0.5)
            points = update.ahead(ours)
            assert all((a - b).abs().max() < 1e-12 for a, b in zip(points, theirs)), rule
