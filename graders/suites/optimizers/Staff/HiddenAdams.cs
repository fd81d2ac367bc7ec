namespace Gradus.Suites.Optimizers.Staff;

/// <summary>Adam along a hundred gradients of a net.</summary>
[Stage(12)]
public sealed class HiddenAdams
{
    [Check(2, Group = "adam", Hint = "forms", Section = "adam", Place = "Adam.Update")]
    public void Forms()
    {
        Part.Of(0.75, "kingma-ba", () => Judging.Walk(Oracle.AdamKingmaBa));
        Part.Of(0.75, "kingma-ba-short", () => Judging.Walk(Oracle.AdamShort));
        Part.Of(0.5, "lecture-form", () => Judging.Walk(Oracle.AdamLecture));
    }

    [Check(2, Group = "adam", Hint = "tensor-operations", Section = "adam", Place = "Adam.Update")]
    public void Tensors()
    {
        Part.Of(1, "through-parameters", () => Judging.WalkThroughParameters(Oracle.AdamDecoupled));
        Part.Of(0.5, "float32", () => Judging.Walk(Oracle.AdamKingmaBa, TensorKind.Single));
        Part.Of(0.25, "float32-short", () => Judging.Walk(Oracle.AdamShort, TensorKind.Single));
        Part.Of(0.25, "no-numbers", () => Judging.Walk(Oracle.AdamKingmaBa, TensorKind.InVmap));
    }
}
