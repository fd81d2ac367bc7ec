"""Makes the fixtures that Gradus.Metrics is compared with, by asking scikit-learn 1.2.1.

    /usr/bin/python3 make_fixtures.py

writes confusion.json, ranking.json, many_classes.json, log_loss.json, regression.json and differences.json beside itself. Same seed, same bytes.

A value is a finite number, or one of the words "warned", "raised", "nan": scikit-learn then gives no
value to agree with, and README.md of Gradus.Metrics says what ours does.
"""

import json
import math
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m

assert sklearn.__version__ == "1.2.1", sklearn.__version__
HERE = pathlib.Path(__file__).parent
WORDS = ["ant", "bee", "cat", "Dog", "eel", "fox", "Gnu", "hen", "ibis", "жук"]


def observe(call):
    """The finite value of a call, or why there is none."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            value = call()
        except Exception:
            return "raised"
    if caught:
        return "warned"
    value = np.asarray(value, dtype=float)
    if not np.isfinite(value).all():
        return "nan"
    return value.tolist()


def one(call):
    """The same for a call that answers with an array of one element."""
    return observe(lambda: np.asarray(call()).reshape(()))


def weights_for(rng, n, kind):
    if kind == 0:
        return None
    if kind == 1:
        return (rng.integers(1, 17, n) / 8).tolist()  # sums are exact
    weights = np.round(rng.uniform(0, 3, n), 3)
    weights[rng.random(n) < 0.1] = 0
    weights[0] = 1
    return weights.tolist()


def confusion_case(rng, index):
    k = int(rng.choice([1, 2, 2, 2, 3, 3, 4, 5, 8]))
    n = int(rng.integers(1, 50))
    style = ["random", "random", "good", "imbalanced", "perfect", "worst", "constant"][index % 7]
    truth = rng.integers(0, k, n)
    if style == "imbalanced":
        truth = (rng.random(n) < 0.06) * truth
    answers = rng.integers(0, k, n)
    if style == "good":
        answers = np.where(rng.random(n) < 0.8, truth, answers)
    elif style == "perfect":
        answers = truth.copy()
    elif style == "worst" and k > 1:
        answers = (truth + rng.integers(1, k, n)) % k
    elif style == "constant":
        answers = np.full(n, truth[0])

    kind = ["indices", "integers", "strings"][index % 3]
    if kind == "indices":
        names = list(range(k))
    elif kind == "integers":
        names = sorted(rng.choice(np.arange(-50, 50), k, replace=False).tolist())
    else:
        names = sorted(rng.choice(WORDS, k, replace=False).tolist())
    truth = [names[i] for i in truth]
    answers = [names[i] for i in answers]
    classes = None
    if index % 4 == 1:
        # All classes, in an order of their own, some of which may not occur.
        classes = [names[i] for i in rng.permutation(k)]
    listed = classes if classes is not None else sorted(set(truth) | set(answers))
    w = weights_for(rng, n, int(rng.integers(0, 3)))

    given = dict(sample_weight=w, labels=listed)
    values = {
        "matrix": observe(lambda: m.confusion_matrix(truth, answers, **given)),
        "accuracy": observe(lambda: m.accuracy_score(truth, answers, sample_weight=w)),
        "balancedAccuracy": observe(lambda: m.balanced_accuracy_score(truth, answers, sample_weight=w)),
        "matthews": observe(lambda: m.matthews_corrcoef(truth, answers, sample_weight=w)),
        "kappa": observe(lambda: m.cohen_kappa_score(truth, answers, **given)),
    }
    for side, name in (("true", "Truth"), ("pred", "Answer"), ("all", "All")):
        values["normalize" + name] = observe(lambda: m.confusion_matrix(truth, answers, normalize=side, **given))

    scores = {
        "precision": lambda **a: m.precision_score(truth, answers, sample_weight=w, **a),
        "recall": lambda **a: m.recall_score(truth, answers, sample_weight=w, **a),
        "f1": lambda **a: m.f1_score(truth, answers, sample_weight=w, **a),
        "f0.5": lambda **a: m.fbeta_score(truth, answers, beta=0.5, sample_weight=w, **a),
        "f2": lambda **a: m.fbeta_score(truth, answers, beta=2, sample_weight=w, **a),
    }
    for name, score in scores.items():
        values[name] = [one(lambda: score(labels=[c], average=None)) for c in listed]
        for average in ("micro", "macro", "weighted"):
            values[f"{name}/{average}"] = observe(lambda: score(labels=listed, average=average))

    mcm = m.multilabel_confusion_matrix(truth, answers, sample_weight=w, labels=listed).astype(float)
    mcm[np.abs(mcm) < 1e-9] = 0  # its differences of summed weights leave residues where nothing is
    tn, fp, fn, tp = mcm[:, 0, 0], mcm[:, 0, 1], mcm[:, 1, 0], mcm[:, 1, 1]
    values.update(tn=tn.tolist(), fp=fp.tolist(), fn=fn.tolist(), tp=tp.tolist())
    for name, hit, miss in (
        ("specificity", tn, fp),
        ("npv", tn, fn),
        ("fpr", fp, tn),
        ("fnr", fn, tp),
    ):
        per_class = [observe(lambda: a / (a + b)) for a, b in zip(hit, miss)]
        values[name] = ["nan" if isinstance(v, str) else v for v in per_class]
        finite = not any(isinstance(v, str) for v in values[name])
        pooled = hit.sum() + miss.sum()
        values[name + "/micro"] = hit.sum() / pooled if pooled > 0 else "nan"
        values[name + "/macro"] = float(np.mean(values[name])) if finite else "nan"
        values[name + "/weighted"] = float(np.average(values[name], weights=tp + fn)) if finite else "nan"
    return dict(name=f"{index:03} {style} {kind} k={len(listed)} n={n}", truth=truth, answers=answers, weights=w, classes=classes, values=values)


def ranking_case(rng, index):
    n = int(rng.integers(2, 40))
    style = ["continuous", "ties", "coarse", "perfect", "reversed", "constant", "imbalanced", "probabilities"][index % 8]
    truth = rng.integers(0, 2, n)
    if style == "imbalanced":
        truth = (rng.random(n) < 0.08).astype(int)
    if index % 16 != 9:
        truth[:2] = [0, 1]
    scores = np.round(rng.normal(0, 2, n) + truth, 4)
    if style == "ties":
        scores = np.round(scores)
    elif style == "coarse":
        scores = rng.integers(0, 2, n) / 2
    elif style == "perfect":
        scores = np.round(truth + rng.uniform(0, 0.9, n), 3)
    elif style == "reversed":
        scores = np.round(rng.uniform(0, 0.9, n) - truth, 3)
    elif style == "constant":
        scores = np.full(n, 0.25)
    elif style == "probabilities":
        scores = np.round(rng.beta(0.5, 0.5, n), 2)
    w = weights_for(rng, n, index % 3)
    if w is not None:
        w[1] = 1
    t, s = truth.tolist(), scores.tolist()
    roc = observe(lambda: np.vstack(m.roc_curve(t, s, pos_label=1, sample_weight=w, drop_intermediate=False)))
    values = {
        "rocAuc": observe(lambda: m.roc_auc_score(t, s, sample_weight=w)),
        "roc": roc if isinstance(roc, str) else roc,
        "averagePrecision": observe(lambda: m.average_precision_score(t, s, sample_weight=w)),
    }
    curve = observe(lambda: np.vstack([np.append(c, 0) if i == 2 else c for i, c in enumerate(m.precision_recall_curve(t, s, pos_label=1, sample_weight=w))]))
    values["precisionRecall"] = curve  # the last threshold is padding
    if style == "probabilities":
        values["brier"] = observe(lambda: m.brier_score_loss(t, s, sample_weight=w, pos_label=1))
    return dict(name=f"{index:03} {style} n={n}", truth=t, scores=s, weights=w, values=values)


def many_classes_case(rng, index):
    k = int(rng.integers(3, 6))
    n = int(rng.integers(k, 40))
    truth = np.concatenate([np.arange(k), rng.integers(0, k, n - k)])
    if index % 10 == 7:
        truth[truth == k - 1] = 0
    # Shares of 64: rows sum to one exactly, and scores tie.
    alpha = np.ones((n, k)) + 2.0 * (np.arange(k) == truth[:, None]) * (index % 2)
    p = np.vstack([rng.multinomial(64, rng.dirichlet(a)) for a in alpha]) / 64
    # Scores without ties inside a row, for top-k.
    s = np.vstack([rng.permutation(1000)[:k] for _ in range(n)]) / 100
    w = weights_for(rng, n, index % 3)
    if w is not None:
        w[:k] = [1] * k
    t, labels = truth.tolist(), list(range(k))
    values = {}
    for average in ("micro", "macro", "weighted"):
        values["ovr/" + average] = observe(lambda: m.roc_auc_score(t, p, multi_class="ovr", average=average, sample_weight=w, labels=labels))
    for average in ("macro", "weighted"):
        values["ovo/" + average] = observe(lambda: m.roc_auc_score(t, p, multi_class="ovo", average=average, labels=labels))
    values["topK"] = [observe(lambda: m.top_k_accuracy_score(t, s, k=j, sample_weight=w, labels=labels)) for j in range(1, k)]
    return dict(name=f"{index:03} k={k} n={n}", truth=t, probabilities=p.tolist(), scores=s.tolist(), weights=w, values=values)


def log_loss_case(rng, index):
    binary = index % 2 == 0
    k = 2 if binary else int(rng.integers(2, 6))
    n = int(rng.integers(1, 25))
    truth = rng.integers(0, k, n).tolist()
    labels = list(range(k))
    style = ["smooth", "extreme", "certain", "single precision"][index // 2 % 4]
    p = rng.dirichlet(np.full(k, 0.05 if style == "extreme" else 1.0), n)
    if style == "smooth":
        p = np.round(p * 64) / 64
        p[:, 0] = 1 - p[:, 1:].sum(axis=1)
        p = np.clip(p, 0, 1)
    elif style == "certain":
        p = np.eye(k)[rng.integers(0, k, n)]
    elif style == "single precision":
        # Rows that sum to one within 1e-6 only, as a network in float32 gives them.
        p = np.round(p, 7)
    if binary:
        p = p[:, 1]
    w = weights_for(rng, n, index % 3)
    values = {
        "mean": observe(lambda: m.log_loss(truth, p, labels=labels, sample_weight=w)),
        "sum": observe(lambda: m.log_loss(truth, p, labels=labels, sample_weight=w, normalize=False)),
    }
    if binary:
        values["brier"] = observe(lambda: m.brier_score_loss(truth, p, sample_weight=w, pos_label=1))
    kind = "binary" if binary else f"k={k}"
    return dict(name=f"{index:03} {kind} {style} n={n}", truth=truth, probabilities=p.tolist(), weights=w, values=values)


def regression_case(rng, index):
    n = int(rng.integers(1, 30))
    truth = np.round(rng.normal(3, 10 ** rng.uniform(-2, 3), n), 4)
    answers = np.round(truth + rng.normal(0, 1, n), 4)
    style = ["near", "perfect", "constant truth", "far", "constant answer"][index % 5]
    if style == "perfect":
        answers = truth.copy()
    elif style == "constant truth":
        truth = np.full(n, 2.5)
    elif style == "far":
        answers = np.round(rng.normal(-50, 100, n), 3)
    elif style == "constant answer":
        answers = np.full(n, 1.25)
    w = weights_for(rng, n, index % 2)
    t, a = truth.tolist(), answers.tolist()
    values = {
        "mse": observe(lambda: m.mean_squared_error(t, a, sample_weight=w)),
        "rmse": observe(lambda: m.mean_squared_error(t, a, sample_weight=w, squared=False)),
        "mae": observe(lambda: m.mean_absolute_error(t, a, sample_weight=w)),
        "r2": observe(lambda: m.r2_score(t, a, sample_weight=w)),
    }
    return dict(name=f"{index:03} {style} n={n}", truth=t, answers=a, weights=w, values=values)


def differences():
    """What scikit-learn does in each row of the README's table: finite value, "warned", "raised" or "nan"."""
    third = [[0.5, 0.3, 0.2], [0.2, 0.5, 0.3], [0.3, 0.2, 0.5]]
    off = [[0.5, 0.3, 0.2 + 5e-6], [0.2, 0.5, 0.3], [0.3, 0.2, 0.5]]
    table = {
        "PrecisionOfAClassNeverAnswered": lambda: m.precision_score([0, 1], [0, 0]),
        "RecallOfAClassThatNeverOccurs": lambda: m.recall_score([0, 0], [0, 1]),
        "FBetaOfAClassThatIsNowhere": lambda: m.f1_score([0, 0], [0, 0]),
        "FZeroOfAClassNeverAnswered": lambda: m.fbeta_score([0, 1], [0, 0], beta=0, zero_division=1),
        "MacroAverageWithAnUndefinedClass": lambda: m.precision_score([0, 1], [0, 0], average="macro"),
        "SpecificityWithoutOtherClasses": rate_of_nothing,
        "BalancedAccuracyWithAClassOnlyAnswered": lambda: m.balanced_accuracy_score([0, 0, 1, 1], [0, 2, 1, 1]),
        "KappaOfASingleClass": lambda: m.cohen_kappa_score([1, 1], [1, 1]),
        "LabelOutsideTheClassList": lambda: m.confusion_matrix([0, 1, 2], [0, 1, 2], labels=[0, 1]),
        "ClassListedTwice": lambda: m.confusion_matrix([0, 1], [0, 1], labels=[0, 1, 1]),
        "NegativeWeight": lambda: m.confusion_matrix([0, 1], [0, 1], sample_weight=[1.0, -1.0]),
        "WeightsThatSumToZero": lambda: m.accuracy_score([0, 1], [0, 1], sample_weight=[0.0, 0.0]),
        "NoSamples": lambda: m.accuracy_score([], []),
        "RocCurveStartsAtInfinity": lambda: m.roc_curve([0, 1], [0.25, 0.75])[2],
        "RocCurveKeepsEveryThreshold": lambda: m.roc_curve([0, 0, 0, 1], [0.0, 0.25, 0.5, 0.75])[0],
        "RocCurveOfOneClass": lambda: m.roc_curve([1, 1], [0.25, 0.75])[0],
        "RocAucOfOneClass": lambda: m.roc_auc_score([1, 1], [0.25, 0.75]),
        "RocAucOfAClassWithoutWeight": lambda: m.roc_auc_score([0, 1, 1], [0.1, 0.2, 0.3], sample_weight=[0.0, 1.0, 1.0]),
        "InfiniteScore": lambda: m.roc_auc_score([0, 1], [0.0, np.inf]),
        "OneVsRestWithoutAClass": lambda: m.roc_auc_score([0, 1, 0], third, multi_class="ovr", labels=[0, 1, 2]),
        "OneVsOneOfASingleClass": lambda: m.roc_auc_score([1, 1, 1], third, multi_class="ovo", labels=[0, 1, 2]),
        "OneVsRestOfRowsThatAlmostSumToOne": lambda: m.roc_auc_score([0, 1, 2], off, multi_class="ovr"),
        "PrecisionRecallCurveWithoutPositives": lambda: m.precision_recall_curve([0, 0], [0.25, 0.75], pos_label=1)[1],
        "AveragePrecisionWithoutPositives": lambda: m.average_precision_score([0, 0], [0.25, 0.75]),
        "LogLossOfASingleClass": lambda: m.log_loss([1], [0.3]),
        "LogLossOfRowsThatDoNotSumToOne": lambda: m.log_loss([0, 1], [[0.5, 0.25], [0.25, 0.25]]),
        "LogLossOfAProbabilityAboveOne": lambda: m.log_loss([0, 1], [0.0, 1.5]),
        "LogLossClipsAtTheSpacingOfDoubles": lambda: [
            m.log_loss([0], np.array([1.0]), labels=[0, 1]),
            m.log_loss([0], np.array([1.0], dtype=np.float32), labels=[0, 1]),
        ],
        "TopKWithTies": lambda: [m.top_k_accuracy_score([c] * 2, [[0.5] * 3] * 2, k=1, labels=[0, 1, 2]) for c in range(3)],
        "TopKOfAllClasses": lambda: m.top_k_accuracy_score([0, 1, 2], third, k=3),
        "TopKOfTwoClassesTakesColumns": lambda: m.top_k_accuracy_score([0, 1], [[0.5, 0.5], [0.25, 0.75]], k=1, labels=[0, 1]),
        "RSquaredOfOneSample": lambda: m.r2_score([1.0], [2.0]),
        "RSquaredOfConstantTruthThatRounds": lambda: m.r2_score([0.1, 0.1, 0.1], [0.1, 0.1, 0.2]),
    }
    return {name: observe(call) for name, call in table.items()}


def rate_of_nothing():
    with np.errstate(invalid="ignore"):
        (tn, fp), _ = m.multilabel_confusion_matrix([1, 1], [1, 1], labels=[0, 1])[1]
        return tn / (tn + fp)


def compact(value):
    """Whole floats as integers: shorter, and the same number."""
    if isinstance(value, dict):
        return {key: compact(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [compact(item) for item in value]
    if isinstance(value, (float, np.floating)):
        value = float(value)
        assert math.isfinite(value)
        return int(value) if value.is_integer() else value
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, np.str_):
        return str(value)
    return value


def write(name, cases):
    lines = ",\n".join(json.dumps(compact(case), ensure_ascii=False, separators=(",", ":")) for case in cases)
    (HERE / name).write_text("[\n" + lines + "\n]\n", encoding="utf-8", newline="\n")


def main():
    for name, make, count, seed in (
        ("confusion.json", confusion_case, 168, 1),
        ("ranking.json", ranking_case, 96, 2),
        ("many_classes.json", many_classes_case, 48, 3),
        ("log_loss.json", log_loss_case, 96, 4),
        ("regression.json", regression_case, 50, 5),
    ):
        rng = np.random.default_rng(seed)
        write(name, [make(rng, index) for index in range(count)])
    rows = compact(differences())
    (HERE / "differences.json").write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
