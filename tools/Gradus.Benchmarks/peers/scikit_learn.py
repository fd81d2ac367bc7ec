#!/usr/bin/env python3
"""scikit-learn's metrics on 1,000,000 samples, and its MLPClassifier (protocol.py says how it answers)."""
import itertools
import warnings

from models import MODELS, RULES, epochs, title
from protocol import Case, duration, main

ANY = 1 << 30


def version():
    import sklearn
    return f"scikit-learn {sklearn.__version__}"


def roc_auc(_):
    from sklearn.metrics import roc_auc_score
    from million import scores
    truth, score = scores()
    return duration(lambda: roc_auc_score(truth, score), 1e3, "ms", f"the area is {roc_auc_score(truth, score):.12f}", budget=2)


def confusion(_):
    from sklearn.metrics import confusion_matrix
    from million import classes
    truth, answers = classes()
    return duration(lambda: confusion_matrix(truth, answers, labels=range(10)), 1e3, "ms", f"{confusion_matrix(truth, answers).trace()} right answers", budget=2)


def training(model, rule):
    """An epoch: a fit of one iteration that goes on where the last one ended."""
    def run(_):
        import numpy as np
        from sklearn.neural_network import MLPClassifier
        warnings.simplefilter("ignore")
        random = np.random.RandomState(0)
        count, widths, batch_size = MODELS[model]
        images, labels = random.rand(count, widths[0]).astype("f4"), random.randint(0, widths[-1], count)
        network = MLPClassifier(
            widths[1:-1], solver=rule, alpha=0, batch_size=batch_size, learning_rate_init=0.1 if rule == "sgd" else 1e-3, momentum=0, max_iter=1, warm_start=True, random_state=0)
        return duration(lambda: network.fit(images, labels), 1, "s", f"an epoch of {title(model, rule)}, {count:,} rows", exactly=epochs(model))
    return run


CASES = {"metrics/sklearn/roc_auc_1m": Case(roc_auc), "metrics/sklearn/confusion_1m": Case(confusion)}
for model, rule in itertools.product(MODELS, RULES):
    CASES[f"train/sklearn/{model}/{rule}/epoch"] = Case(training(model, rule), ANY)

if __name__ == "__main__":
    main("sklearn", "python3-sklearn", CASES, version)
