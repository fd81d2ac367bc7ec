namespace Gradus.Grading.Checks;

/// <summary>In a suite of a set: the modules that a fixture's checks of the whole, those without a <see cref="CheckAttribute.Module"/>, call. Each brings an equal share of a check's points.
/// Without it they call all modules of the set.</summary>
/// <param name="modules">Their names.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UsesAttribute(params string[] modules) : Attribute
{
    /// <summary>Their names.</summary>
    public string[] Modules => modules;
}
