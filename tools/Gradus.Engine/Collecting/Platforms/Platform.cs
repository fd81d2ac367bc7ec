namespace Gradus.Engine.Collecting.Platforms;

/// <summary>Whence submissions come.</summary>
public enum Platform
{
    /// <summary>Moodle: “Download all submissions”, with or without folders.</summary>
    Moodle,

    /// <summary>Canvas: “Download Submissions”.</summary>
    Canvas,

    /// <summary>GitHub: a folder of clones, or a table of repositories and commits.</summary>
    GitHub,

    /// <summary>A folder or an archive for each student.</summary>
    Folders,
}
