namespace Gradus.Grading.Checks;

/// <summary>The kind of case a check looks at: the columns of the coverage table.</summary>
public enum Case
{
    /// <summary>A number that the lectures fix.</summary>
    Lecture,

    /// <summary>An ordinary input.</summary>
    General,

    /// <summary>A limit of what is allowed: empty classes, ties, long chains.</summary>
    Edge,

    /// <summary>An input that must be refused.</summary>
    BadInput,
}

/// <summary>When a hidden check's points may be shown to the student.</summary>
public enum Show
{
    /// <summary>Once the assignment is past its due date.</summary>
    AfterDue,

    /// <summary>At once.</summary>
    Always,

    /// <summary>Never; the points count for staff only.</summary>
    Never,
}
