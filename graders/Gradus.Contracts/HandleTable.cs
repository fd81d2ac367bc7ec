namespace Gradus.Contracts;

/// <summary>The probe's side of <see cref="Handle"/>: keeps objects as <see cref="object"/>, so that no field or signature of a probe
/// names a type of the student's, and a type that is gone costs only the calls that use it.</summary>
public sealed class HandleTable
{
    private readonly List<object> objects = [];

    /// <summary>Keeps an object and returns the handle it can be asked for with.</summary>
    /// <exception cref="NullReferenceException">The student's member returned null instead of an object.</exception>
    public Handle Keep(object? value)
    {
        objects.Add(value ?? throw new NullReferenceException("The member returned null instead of an object."));
        return new Handle(objects.Count - 1);
    }

    /// <summary>The object behind a handle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The handle was not given out by this table.</exception>
    public T Get<T>(Handle handle) => handle.Id >= 0 && handle.Id < objects.Count
        ? (T)objects[handle.Id]
        : throw new ArgumentOutOfRangeException(nameof(handle), handle.Id, $"The table holds {objects.Count} objects; handles come from calls of the same check.");
}
