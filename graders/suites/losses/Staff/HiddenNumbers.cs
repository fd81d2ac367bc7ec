using static Gradus.Contracts.LossFunction;

namespace Gradus.Suites.Losses.Staff;

/// <summary>Losses of numbers and of two classes on further tensors, differentiated twice, in float32 and inside Vmap.</summary>
[Stage(1)]
public sealed class HiddenNumbers
{
    [Check(2, Group = "squared-error", Hint = "tensor-operations", Section = "tensor-operations", Place = "Loss.SquaredError")]
    public void SquaredErrors() => Judging.Function(SquaredError, Oracle.SquaredError, 0.5, 0.5, 0.5, 0.25, 0.25);

    [Check(2, Group = "absolute-error", Hint = "tensor-operations", Section = "tensor-operations", Place = "Loss.AbsoluteError")]
    public void AbsoluteErrors() => Judging.Function(AbsoluteError, Oracle.AbsoluteError, 0.5, 0.5, 0.5, 0.25, 0.25);

    [Check(2, Group = "huber", Hint = "tensor-operations", Section = "tensor-operations", Place = "Loss.Huber")]
    public void Hubers() => Judging.Function(Huber, Oracle.Huber, 0.5, 0.5, 0.5, 0.25, 0.25);

    [Check(2, Group = "log-loss", Hint = "tensor-operations", Section = "tensor-operations", Place = "Loss.LogLoss")]
    public void LogLosses() => Judging.Function(LogLoss, Oracle.LogLoss, 0.5, 0.5, 0.5, 0.25, 0.25);

    [Check(3, Group = "logits", Hint = "tensor-operations", Section = "tensor-operations", Place = "Loss.LogLossFromLogits")]
    public void Logits() => Judging.Function(LogLossFromLogits, Oracle.LogLossFromLogits, 0.75, 0.75, 0.75, 0.5, 0.25);
}
