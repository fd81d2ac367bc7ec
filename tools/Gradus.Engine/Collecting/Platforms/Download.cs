namespace Gradus.Engine.Collecting.Platforms;

/// <summary>One file, folder or repository that a student handed in.</summary>
/// <param name="Path">Its path among the student's uploads, with forward slashes; the name that the student gave it where the platform tells.</param>
/// <param name="Original">What it is called in the download.</param>
/// <param name="Age">A later upload has a greater number; 0 where the platform does not tell.</param>
/// <param name="Entry">Its content; an entry whose path is not used.</param>
public sealed record Upload(string Path, string Original, long Age, SubmissionEntry Entry);

/// <summary>What one student handed in.</summary>
/// <param name="Id">The platform's id of the student, the same in every download.</param>
/// <param name="Name">The student's name as the platform writes it.</param>
/// <param name="IsLate">Whether the platform says that it came late; null where it does not tell.</param>
/// <param name="Uploads">The files.</param>
public sealed record Work(string Id, string Name, bool? IsLate, IReadOnlyList<Upload> Uploads)
{
    /// <summary>Opens what takes the place of uploads: a repository or a folder of the student's own; null for uploads.</summary>
    public Func<SubmissionSource>? Open { get; init; }

    /// <summary>What it is called in the download.</summary>
    public string Original { get; init; } = string.Join("; ", Uploads.Select(u => u.Original));
}

/// <summary>Something in a download that is not collected.</summary>
/// <param name="Student">Whose it is; empty when nobody's.</param>
/// <param name="Original">What it is called in the download.</param>
/// <param name="Reason">Why not, in a few words.</param>
public sealed record LeftOut(string Student, string Original, string Reason);

/// <summary>A platform's download, read.</summary>
/// <param name="Works">One for each student.</param>
/// <param name="LeftOut">What belongs to nobody.</param>
public sealed record Download(IReadOnlyList<Work> Works, IReadOnlyList<LeftOut> LeftOut);
