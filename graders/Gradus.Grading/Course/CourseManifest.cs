namespace Gradus.Grading.Course;

/// <summary>The course's manifest, <c>course.json</c>, <c>gradus/course/v1</c>.</summary>
public sealed record CourseManifest
{
    /// <summary>Name and version of the format.</summary>
    public const string SchemaName = "gradus/course/v1";

    /// <summary>File name of a course manifest.</summary>
    public const string FileName = "course.json";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>Short name of the course; part of every seed.</summary>
    public required string Id { get; init; }

    /// <summary>The assignments, in the order they are set.</summary>
    public required CourseEntry[] Assignments { get; init; }

    /// <summary>Name of the environment variable that holds the course key, from which hidden checks draw their inputs.</summary>
    public string KeyVariable { get; init; } = "GRADUS_COURSE_KEY";

    /// <summary>Language of the course: what <c>gradus grade</c> shows when neither <c>--lang</c> nor <c>GRADUS_LANG</c> says otherwise.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Reads and validates a course manifest.</summary>
    /// <exception cref="InvalidDataException">The file is none; the message says what is wrong and what would be right.</exception>
    public static CourseManifest Read(string file)
    {
        var course = ManifestJson.Read<CourseManifest>(file);
        return course.Schema == SchemaName ? course : throw new InvalidDataException($"{file}: schema is '{course.Schema}'; expected '{SchemaName}'.");
    }
}

/// <summary>One assignment of a course.</summary>
public sealed record CourseEntry
{
    /// <summary>The assignment's id.</summary>
    public required string Id { get; init; }

    /// <summary>When it is due; null when never.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Whether students may have the reference's module: it is then released, prebuilt, with the assignments that use it. Until then their own module stands in.</summary>
    public bool SolutionReleased { get; init; }
}
