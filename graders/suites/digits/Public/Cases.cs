namespace Gradus.Suites.Digits;

/// <param name="Key">Which mistake.</param>
/// <param name="Numbers">What it gives.</param>
internal sealed record Wrong(string Key, double[] Numbers);

/// <param name="Key">Which mistake.</param>
/// <param name="Table">What it gives.</param>
internal sealed record WrongTable(string Key, Shaped Table);

/// <summary>Steps on batches that are given.</summary>
/// <param name="Setting">Network and learning.</param>
/// <param name="Weights">Before the first step.</param>
/// <param name="X">All examples.</param>
/// <param name="Y">Their targets: labels have one axis.</param>
/// <param name="Batches">For each step its rows.</param>
/// <param name="Loss">Before each step.</param>
/// <param name="Wrong">Known mistakes.</param>
internal sealed record Drill(SystemSetting Setting, Shaped[] Weights, Shaped X, Shaped Y, int[][] Batches, double[] Loss, Wrong[] Wrong);

/// <summary>Epochs whose order is that of their keys.</summary>
/// <param name="Setting">Network and learning.</param>
/// <param name="Weights">Before the first step.</param>
/// <param name="X">All examples.</param>
/// <param name="Y">Their labels.</param>
/// <param name="BatchSize">Rows of a batch.</param>
/// <param name="Keys">Of each epoch.</param>
/// <param name="Loss">Of each epoch.</param>
/// <param name="Wrong">Known mistakes.</param>
internal sealed record Course(SystemSetting Setting, Shaped[] Weights, Shaped X, Shaped Y, int BatchSize, int[] Keys, double[] Loss, Wrong[] Wrong);

/// <summary>What a network answers.</summary>
/// <param name="Setting">The network.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="X">Examples.</param>
/// <param name="Probabilities">How probable each class is for each of them.</param>
/// <param name="Wrong">Known mistakes.</param>
internal sealed record Question(SystemSetting Setting, Shaped[] Weights, Shaped X, Shaped Probabilities, WrongTable[] Wrong);

/// <summary>Steps of softmax regression.</summary>
/// <param name="Theta">Before the first step.</param>
/// <param name="Bias">Before the first step.</param>
/// <param name="X">Rows that are not scaled.</param>
/// <param name="Labels">Their classes.</param>
/// <param name="Batches">For each step its rows.</param>
/// <param name="Rate">The rate.</param>
/// <param name="Asked">Other rows.</param>
/// <param name="Loss">Before each step.</param>
/// <param name="WrongLoss">Known mistakes.</param>
/// <param name="Probabilities">Of the other rows, after the last step.</param>
/// <param name="WrongProbabilities">Known mistakes.</param>
/// <param name="Answers">Their classes.</param>
internal sealed record Regression(Shaped Theta, Shaped Bias, Shaped X, int[] Labels, int[][] Batches, double Rate, Shaped Asked, double[] Loss, Wrong[] WrongLoss, Shaped Probabilities, WrongTable[] WrongProbabilities,
    int[] Answers);

/// <param name="Measure">Which figure.</param>
/// <param name="Value">What it is.</param>
/// <param name="Wrong">Known mistakes.</param>
internal sealed record Figure(SystemMeasure Measure, double Value, Wrong[] Wrong);

/// <summary>Answers, and figures about them.</summary>
/// <param name="Truth">The true class of each row.</param>
/// <param name="Answers">The answered class.</param>
/// <param name="Probabilities">How probable each class was called.</param>
/// <param name="Figures">The figures.</param>
internal sealed record Answered(int[] Truth, int[] Answers, Shaped Probabilities, Figure[] Figures);
