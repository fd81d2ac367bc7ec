namespace Gradus.Contracts;

/// <summary>What hidden neurons make of their sums.</summary>
public enum SystemUnit
{
    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x, below 0 times <see cref="SystemSetting.Number"/>.</summary>
    LeakyRelu,

    /// <summary>x, below 0 α(eˣ − 1), where α is <see cref="SystemSetting.Number"/>.</summary>
    Elu,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus,

    /// <summary>x/(1 + |x|).</summary>
    Softsign,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>tanh x as the tensors' own operation: its derivative is one of the rules of <c>Gradus.Autodiff</c>.</summary>
    TensorTanh,

    /// <summary>1/(1 + e⁻ˣ) as the tensors' own operation.</summary>
    TensorSigmoid,
}

/// <summary>What an answer costs: a mean over rows, or over elements for the errors.</summary>
public enum SystemLoss
{
    /// <summary>Cross-entropy of logits; targets are labels.</summary>
    CrossEntropy,

    /// <summary>The same; targets are rows of probabilities.</summary>
    CrossEntropyOneHot,

    /// <summary>Negative log-likelihood of the log-softmax; targets are labels.</summary>
    Likelihood,

    /// <summary>Mean squared error.</summary>
    SquaredError,

    /// <summary>Mean absolute error.</summary>
    AbsoluteError,

    /// <summary>Huber's, δ = 1.</summary>
    Huber,

    /// <summary>Log-loss of logits, two classes in each column.</summary>
    LogLossFromLogits,
}

/// <summary>What weights cost, biases excepted.</summary>
public enum SystemPenalty
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>λΣw².</summary>
    L2,

    /// <summary>λ times the elastic penalty, half of it L1.</summary>
    Elastic,
}

/// <summary>Figures about answers, all of them means over classes where there is one for each class.</summary>
public enum SystemMeasure
{
    /// <summary>The share of right answers.</summary>
    Accuracy,

    /// <summary>The mean recall of the classes that occur.</summary>
    BalancedAccuracy,

    /// <summary>Mean precision.</summary>
    Precision,

    /// <summary>Mean specificity.</summary>
    Specificity,

    /// <summary>Mean F1.</summary>
    FOne,

    /// <summary>Mean log-loss of the probabilities.</summary>
    LogLoss,

    /// <summary>Area under the ROC curve, each class against the rest.</summary>
    RocAuc,
}

/// <summary>A network, and how it learns.</summary>
/// <param name="Hidden">How many neurons each hidden layer has.</param>
/// <param name="Unit">What they make of their sums.</param>
/// <param name="Loss">What is made small.</param>
/// <param name="Optimizer">How the weights change.</param>
/// <param name="Number">The number in the unit's formula, if it has one.</param>
/// <param name="Dropout">Which share of each hidden layer is dropped in training.</param>
/// <param name="Penalty">What weights cost.</param>
/// <param name="Lambda">How much.</param>
/// <param name="Patience">How many epochs may be no better before training stops; 0: it does not stop early.</param>
public sealed record SystemSetting(int[] Hidden, SystemUnit Unit, SystemLoss Loss, OptimizerSetting Optimizer, double Number = 0, double Dropout = 0, SystemPenalty Penalty = SystemPenalty.None, double Lambda = 0,
    int Patience = 0);

/// <summary>A training from a seed.</summary>
/// <param name="Loss">The mean loss of each epoch.</param>
/// <param name="Answers">What is answered before training and after each epoch; the last are those of the weights that were kept, as many times as training ended early.</param>
public sealed record SystemRun(double[] Loss, int[][] Answers);

/// <summary>A training of softmax regression.</summary>
/// <param name="Loss">The mean loss of each step's batch, before the step.</param>
/// <param name="Probabilities">Of the rows that were asked about, after the last step.</param>
/// <param name="Answers">Their classes.</param>
public sealed record SoftmaxRun(double[] Loss, Shaped Probabilities, int[] Answers);

/// <summary>The modules of the course put together: a system that learns to read digits.</summary>
/// <remarks>Tensors cross as <see cref="Shaped"/>, labels among them where they are targets. A network is Flatten where examples have more than one axis, the hidden layers, each with dropout behind it where
/// there is some, and one more dense layer. All is float64, but for <see cref="Learn"/>, which is float32 and compiled, as at home.</remarks>
public interface IDigits
{
    /// <summary>Takes steps on batches that are given: <c>Trainer.Step</c>.</summary>
    /// <param name="setting">Network and learning; without dropout.</param>
    /// <param name="weights">Of all layers, before the first step.</param>
    /// <param name="x">[n, …] all examples.</param>
    /// <param name="y">[n, …] their targets.</param>
    /// <param name="batches">For each step its rows.</param>
    /// <returns>The objective before each step, where the gradient was taken.</returns>
    double[] Steps(SystemSetting setting, Shaped[] weights, Shaped x, Shaped y, int[][] batches);

    /// <summary>The same in PyTorch's manner: <c>Trainer.Backpropagate</c>, with an optimizer of its own, which is not the trainer's.</summary>
    double[] ParameterSteps(SystemSetting setting, Shaped[] weights, Shaped x, Shaped y, int[][] batches);

    /// <summary>Trains for epochs: <c>Trainer.Epoch</c>.</summary>
    /// <param name="setting">Network and learning; without dropout.</param>
    /// <param name="weights">Of all layers, before the first step.</param>
    /// <param name="x">[n, …] all examples.</param>
    /// <param name="y">[n, …] their targets.</param>
    /// <param name="batchSize">Rows of a batch.</param>
    /// <param name="keys">A key's seed for each epoch.</param>
    /// <returns>The loss of each epoch.</returns>
    double[] Epochs(SystemSetting setting, Shaped[] weights, Shaped x, Shaped y, int batchSize, int[] keys);

    /// <summary>What a network answers: <c>MlpClassifier.PredictProbabilities</c>.</summary>
    /// <param name="setting">The network, with its dropout.</param>
    /// <param name="weights">Of all layers.</param>
    /// <param name="x">[n, features] examples.</param>
    /// <returns>[n, classes].</returns>
    Shaped Evaluate(SystemSetting setting, Shaped[] weights, Shaped x);

    /// <summary>Starting weights: <c>Layer.Initialize</c>.</summary>
    /// <param name="setting">The network.</param>
    /// <param name="features">How many inputs it has.</param>
    /// <param name="outputs">How many outputs.</param>
    /// <param name="key">The key's seed.</param>
    Shaped[] Start(SystemSetting setting, int features, int outputs, int key);

    /// <summary>When training stops: <c>EarlyStopping</c>, asked with one score after the other.</summary>
    /// <param name="patience">How many epochs may be no better.</param>
    /// <param name="scores">The score of each epoch.</param>
    /// <returns>The number of the epoch, from 0, after which it stops, −1 for never; and that of the best.</returns>
    int[] Stopping(int patience, double[] scores);

    /// <summary>Softmax regression on rows that are scaled first: <c>FeatureScaling</c>, then <c>SoftmaxRegression.Step</c> for each batch.</summary>
    /// <param name="theta">[features, classes] before the first step.</param>
    /// <param name="bias">[classes] before the first step.</param>
    /// <param name="x">[n, features] all rows, not scaled.</param>
    /// <param name="labels">[n] their classes.</param>
    /// <param name="batches">For each step its rows.</param>
    /// <param name="rate">The rate.</param>
    /// <param name="asked">[m, features] other rows, not scaled.</param>
    SoftmaxRun Softmax(Shaped theta, Shaped bias, Shaped x, int[] labels, int[][] batches, double rate, Shaped asked);

    /// <summary>A figure about answers.</summary>
    /// <param name="measure">Which.</param>
    /// <param name="truth">[n] the true class of each row.</param>
    /// <param name="answers">[n] the answered class.</param>
    /// <param name="probabilities">[n, classes] how probable each class was called.</param>
    double Measure(SystemMeasure measure, int[] truth, int[] answers, Shaped probabilities);

    /// <summary>Learns from a seed, and answers: <c>MlpClassifier</c>.</summary>
    /// <param name="setting">Network and learning.</param>
    /// <param name="x">[n, features] examples.</param>
    /// <param name="labels">[n] their classes.</param>
    /// <param name="asked">[m, features] other examples.</param>
    /// <param name="batchSize">Rows of a batch.</param>
    /// <param name="epochs">How many epochs at most.</param>
    /// <param name="seed">Where everything random comes from.</param>
    SystemRun Learn(SystemSetting setting, Shaped x, int[] labels, Shaped asked, int batchSize, int epochs, int seed);
}
