using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Gradus.Grading.Checks;

/// <summary>Where a fixture stands in its suite: lower stages run first, so that prerequisites and score tables follow the handout.</summary>
/// <param name="stage">Position, from 1.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StageAttribute(int stage) : NUnitAttribute, IApplyToTest
{
    /// <summary>Position, from 1.</summary>
    public int Stage => stage;

    void IApplyToTest.ApplyToTest(Test test) => test.Properties.Set(PropertyNames.Order, stage);
}
