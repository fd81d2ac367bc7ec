namespace Gradus.Grading.Course;

/// <summary>The assignments whose modules a set puts together.</summary>
public static class CourseParts
{
    /// <summary>Reads the manifests of a set's parts, in the set's order. An ordinary assignment has none.</summary>
    /// <param name="set">The set's manifest.</param>
    /// <param name="folder">The folder with one folder per part, named by its id: at home the one that holds the assignments.</param>
    /// <exception cref="InvalidDataException">A part has no manifest, or another id, or is a set itself; or two ask for one module. The message says what is wrong and what would be right.</exception>
    public static IReadOnlyList<Assignment> Read(Assignment set, string folder)
    {
        List<Assignment> parts = [];
        foreach (string id in set.Parts)
        {
            string file = Path.Combine(folder, id, Assignment.FileName);
            if (!File.Exists(file)) throw new InvalidDataException($"{file} is missing: '{set.Id}' names '{id}' among its parts; expected an assignment of that name.");
            var part = Assignment.Read(file);
            if (part.Id != id) throw new InvalidDataException($"{file}: id is '{part.Id}'; expected '{id}', as '{set.Id}' names its part.");
            if (part.IsSet) throw new InvalidDataException($"{file}: '{id}' has parts of its own; expected an assignment of one module, because '{set.Id}' names it among its parts.");
            if (parts.FirstOrDefault(p => p.Module == part.Module) is { } other) throw new InvalidDataException($"{file}: '{id}' and '{other.Id}' both replace {part.Module}; expected modules that differ.");
            parts.Add(part);
        }
        return parts;
    }

    /// <summary>The globs of a set's files, relative to the folder that holds its parts: <c>&lt;part&gt;/&lt;glob&gt;</c>.</summary>
    /// <param name="parts">The set's parts.</param>
    public static string[] Globs(IEnumerable<Assignment> parts) => [.. parts.SelectMany(part => part.Files.Select(glob => $"{part.Id}/{glob}"))];

    /// <summary>What is wrong with the sets of a course: one line each; empty when all is well. Every part is an assignment of the course with a module of its own, and a module stands in one set at most.</summary>
    /// <param name="course">All assignments of the course.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyList<Assignment> course)
    {
        var byId = course.ToDictionary(a => a.Id);
        var sets = course.Where(a => a.IsSet).ToList();
        return
        [
            .. from set in sets
               from id in set.Parts
               where !byId.ContainsKey(id)
               select $"'{set.Id}' names '{id}' among its parts; the course has no such assignment.",
            .. from set in sets
               from id in set.Parts
               where byId.TryGetValue(id, out var part) && part.IsSet
               select $"'{set.Id}' names '{id}' among its parts, which is a set itself; expected an assignment of one module.",
            .. from set in sets
               from id in set.Parts.Where(byId.ContainsKey)
               group set.Id by byId[id].Module into standing
               where standing.Count() > 1
               orderby standing.Key
               select $"{standing.Key} stands in {string.Join(" and ", standing.Select(id => $"'{id}'"))}; expected one set at most.",
        ];
    }
}
