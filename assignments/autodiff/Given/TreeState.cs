using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>What stands in a tree beside tensors and keys, written down by value: what an object holds now, since it may hold something else at the next look.</summary>
/// <param name="notes">Where it is written down.</param>
/// <param name="met">What the walk has come by already, which is written down as that; null: nothing.</param>
internal sealed class TreeState(List<object?> notes, TreeSightings? met = null)
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = [];

    // A copy has locks, functions and sources of its own.
    private bool comparesCopies;

    /// <summary>Whether an object and its copy hold the same in a field, as far as can be seen.</summary>
    public static bool AreAlike(object? a, object? b)
    {
        List<object?> first = [], second = [];
        new TreeState(first, new TreeSightings()) { comparesCopies = true }.Note(null, a);
        new TreeState(second, new TreeSightings()) { comparesCopies = true }.Note(null, b);
        return first.SequenceEqual(second);
    }

    /// <summary>Writes down something.</summary>
    /// <exception cref="NotSupportedException">It has a state that cannot be seen.</exception>
    public void Note(TreePlace? place, object? what)
    {
        if (place?.Depth > TreeKind.DeepestLevel) throw TreeKind.TooDeep(place);
        if (met?.Of(what) is { } sighting)
        {
            notes.Add(sighting);
            return;
        }
        switch (what)
        {
            // 0 and −0 are equal, and not the same.
            case double number:
                notes.Add((number, double.IsNegative(number)));
                return;
            case float number:
                notes.Add((number, float.IsNegative(number)));
                return;
            case Half number:
                notes.Add((number, Half.IsNegative(number)));
                return;
            case Delegate function when comparesCopies:
                notes.Add(function.Method);
                return;
            // A tensor that is no part is a constant of the program.
            case null or string or Delegate or Type or Pointer or Tensor:
                notes.Add(what);
                return;
            case IDictionary entries:
                Begin(what);
                foreach (DictionaryEntry entry in entries)
                {
                    Note(new TreePlace(place, "[key]"), entry.Key);
                    Note(new TreePlace(place, $"[{entry.Key}]"), entry.Value);
                }
                notes.Add(TreeWalk.End);
                return;
        }
        var type = what.GetType();
        if (type.IsPrimitive || type.IsEnum || type == typeof(object) || (type.Assembly == typeof(Tensor).Assembly && !type.IsArray))
        {
            notes.Add(type == typeof(object) && comparesCopies ? type : what);
        }
        else if (what is IEnumerable items && IsCollection(type))
        {
            Begin(what);
            foreach (object? item in items) Note(new TreePlace(place, "[…]"), item);
            notes.Add(TreeWalk.End);
        }
        else if (TreeMembers.IsPlatform(type) && !IsMadeOfFields(type))
        {
            // The platform's own types say themselves when they are equal, or do not show what they hold.
            notes.Add(IsTool(what) ? type : SaysWhenEqual(type) ? what : comparesCopies ? type : throw new NotSupportedException($"{place?.ToString() ?? "The argument"} is of the type {type.Name}, "
                + "whose state cannot be seen, so a compiled function could not tell when it has changed. Leave it out of the arguments; what is drawn at random comes from a RandomKey."));
        }
        else
        {
            Begin(what);
            NoteFields(place, what, FieldsOf(type));
            notes.Add(TreeWalk.End);
        }
    }

    /// <summary>Writes down some fields of an object.</summary>
    public void NoteFields(TreePlace? place, object of, FieldInfo[] fields)
    {
        foreach (var field in fields) Note(new TreePlace(place, "." + NameOf(field)), field.GetValue(of));
    }

    /// <summary>All fields of a type.</summary>
    public static FieldInfo[] FieldsOf(Type type) => Known.GetOrAdd(type, t => [.. TreeMembers.Fields(t)]);

    /// <summary>What a program calls a field: a property's is called &lt;Name&gt;k__BackingField.</summary>
    public static string NameOf(FieldInfo field) => field.Name is ['<', .. var rest] && rest.IndexOf('>') is > 0 and var end ? rest[..end] : field.Name;

    // An object that leads back to itself ends where it is met again.
    private void Begin(object what)
    {
        notes.Add(what.GetType());
        met?.Add(what);
    }

    private static bool IsCollection(Type type) => typeof(ICollection).IsAssignableFrom(type)
        || type.GetInterfaces().Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(ICollection<>) || i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)));

    // Tuples, and values with numbers in them that may be 0 or −0: complex numbers, vectors.
    private static bool IsMadeOfFields(Type type) => typeof(ITuple).IsAssignableFrom(type)
        || (type.IsValueType && (type.IsGenericType || FieldsOf(type).Any(field => field.FieldType == typeof(double) || field.FieldType == typeof(float))));

    // What serves to write, wait, measure or remember. A function that is traced uses it while it is traced, and its value does not depend on it.
    private static bool IsTool(object what) => what is Lock or MarshalByRefObject or StringBuilder or Stopwatch or SemaphoreSlim or ReaderWriterLockSlim or CancellationTokenSource or Regex
        || (what.GetType() is { IsGenericType: true } type && (type.GetGenericTypeDefinition() is var general) && (general == typeof(Lazy<>) || general == typeof(ThreadLocal<>) || general == typeof(ConditionalWeakTable<,>)));

    private static bool SaysWhenEqual(Type type) => type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType);
}

/// <summary>What a walk has come by, in its order: the same thing in another place is written down as a reference to the first.</summary>
internal sealed class TreeSightings
{
    private readonly Dictionary<object, int> objects = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RandomKey, int> keys = [];

    /// <summary>Takes note of something.</summary>
    public void Add(object what)
    {
        // A key is a value: the one in a field is not the object that was given as a part.
        if (what is RandomKey key) keys.TryAdd(key, keys.Count);
        else if (!what.GetType().IsValueType) objects.TryAdd(what, objects.Count);
    }

    /// <summary>Which one of those it is; null: none.</summary>
    public object? Of(object? what) => what switch
    {
        null => null,
        RandomKey key => keys.TryGetValue(key, out int number) ? (typeof(RandomKey), number) : null,
        _ => objects.TryGetValue(what, out int number) ? (typeof(object), number) : null,
    };
}
