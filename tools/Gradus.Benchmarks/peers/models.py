"""What is trained, by every program of this folder and by ours (Cases/TrainingModels.cs): name, examples, inputs, hidden layers and classes, batch."""
MODELS = {
    "softmax/b64": (60_000, (784, 10), 64),
    "mlp128/b64": (60_000, (784, 128, 10), 64),
    "mlp512_256/b256": (60_000, (784, 512, 256, 10), 256),
    "digits/b32": (1_438, (64, 32, 10), 32),
}
RULES = {"sgd": "SGD", "adam": "Adam"}


def title(model, rule):
    _, widths, batch = MODELS[model]
    return f"{'-'.join(map(str, widths))}, batch {batch}, {RULES[rule]}"


def epochs(model):
    """How many epochs are measured."""
    return 100 if MODELS[model][0] < 10_000 else 5


def steps(model):
    """How many steps are measured."""
    return 20_000 if MODELS[model][0] < 10_000 else 2_000
