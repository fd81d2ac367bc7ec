namespace Gradus.Tests.Gradients.Foreign;

/// <summary>What a reader made of the results: causes that lead a student astray, and why a mistake was not seen.</summary>
internal static class ForeignJudgements
{
    /// <summary>Causes that are misleading, with the reason. All others that the table shows were read and found apt: they name the mistake, or state a fact that leads to it.</summary>
    public static IReadOnlyDictionary<(string Bug, string Cause), string> Misleading { get; } = new Dictionary<(string, string), string>();

    /// <summary>Mistakes as small as the tolerance: whether they are seen depends on the seed, and at its edge on the machine's library functions.</summary>
    public static IReadOnlySet<string> AtTheEdge { get; } = new HashSet<string> { "tanh-saved-float32", "gelu-six-digits", "bce-epsilon", "penalty-detached-1E-06", "float32-sum" };

    /// <summary>Why a mistake was missed at some or all seeds.</summary>
    public static IReadOnlyDictionary<string, string> Survivors { get; } = new Dictionary<string, string>
    {
        ["tanh-saved-float32"] = "The error is 4e-10 to 2e-7 of the gradient; the tolerance is 1e-7.",
        ["softplus-threshold"] = "The error is 1e-9 of the gradient; the tolerance is 1e-7.",
        ["gelu-six-digits"] = "The error is 3e-8 to 2e-6 of the gradient; the tolerance is 1e-7.",
        ["sind-float-pi"] = "The error is 2.8e-8 of the gradient; the tolerance is 1e-7.",
        ["maximum-tie"] = "No derivative is there: the checker refuses the point, which is right.",
        ["max-ties-all"] = "No derivative is there: the checker refuses the point, which is right.",
        ["penalty-detached-1E-06"] = "The error is 5e-8 to 7e-7 of the gradient; the tolerance is 1e-7.",
        ["penalty-detached-1E-08"] = "The error is 1e-8 of each entry; the tolerance is 1e-7.",
        ["small-component-sign"] = "The component is 1e-16 of the value: differences of float64 cannot see it.",
        ["float32-sum"] = "The error is 2e-8 to 6e-7 of the gradient; the tolerance is 1e-7.",
    };
}
