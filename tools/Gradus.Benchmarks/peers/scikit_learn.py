#!/usr/bin/env python3
"""scikit-learn's metrics on 1,000,000 samples (protocol.py says how it answers)."""
from protocol import Case, duration, main


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


CASES = {"metrics/sklearn/roc_auc_1m": Case(roc_auc), "metrics/sklearn/confusion_1m": Case(confusion)}

if __name__ == "__main__":
    main("sklearn", "python3-sklearn", CASES, version)
