using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>What stands in a tree beside tensors and keys, written down by value: what an object holds now, since it may hold something else at the next look.</summary>
internal static class TreeState
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = [];

    /// <summary>Writes down something that holds no tensors.</summary>
    /// <exception cref="NotSupportedException">It has a state that cannot be seen.</exception>
    public static void Note(TreePlace? place, object? what, List<object?> notes)
    {
        if (place?.Depth > TreeKind.DeepestLevel) throw TreeKind.TooDeep(place);
        switch (what)
        {
            // 0 and −0 are equal, and not the same.
            case double or float:
                notes.Add((what, double.IsNegative(Convert.ToDouble(what, CultureInfo.InvariantCulture))));
                return;
            case null or string or Delegate or Type or Pointer or Lock:
                notes.Add(what);
                return;
            case IDictionary entries:
                notes.Add(what.GetType());
                foreach (DictionaryEntry entry in entries)
                {
                    Note(new TreePlace(place, "[key]"), entry.Key, notes);
                    Note(new TreePlace(place, $"[{entry.Key}]"), entry.Value, notes);
                }
                notes.Add(TreeWalk.End);
                return;
        }
        var type = what.GetType();
        if (type.IsPrimitive || type.IsEnum || type == typeof(object) || type.Assembly == typeof(Tensor).Assembly)
        {
            notes.Add(what);
        }
        else if (what is IEnumerable items && IsCollection(type))
        {
            notes.Add(type);
            foreach (object? item in items) Note(new TreePlace(place, "[…]"), item, notes);
            notes.Add(TreeWalk.End);
        }
        else if (TreeMembers.IsPlatform(type) && !(type.IsValueType && type.IsGenericType) && what is not ITuple)
        {
            // The platform's own types say themselves when they are equal, or do not show what they hold.
            notes.Add(SaysWhenEqual(type) ? what : throw new NotSupportedException($"{place?.ToString() ?? "The argument"} is of the type {type.Name}, whose state cannot be seen, "
                + "so a compiled function could not tell when it has changed. Leave it out of the arguments; what is drawn at random comes from a RandomKey."));
        }
        else
        {
            notes.Add(type);
            foreach (var field in FieldsOf(type)) Note(new TreePlace(place, "." + NameOf(field)), field.GetValue(what), notes);
            notes.Add(TreeWalk.End);
        }
    }

    /// <summary>Writes down those fields of an object that cannot hold tensors or keys: the others are its parts.</summary>
    public static void NoteBesideParts(TreePlace? place, ITree node, List<object?> notes)
    {
        foreach (var field in FieldsOf(node.GetType()))
        {
            if (TreeMembers.MayHold(typeof(Tensor), field.FieldType) || TreeMembers.MayHold(typeof(RandomKey), field.FieldType)) continue;
            Note(new TreePlace(place, "." + NameOf(field)), field.GetValue(node), notes);
        }
    }

    private static FieldInfo[] FieldsOf(Type type) => Known.GetOrAdd(type, t => [.. TreeMembers.Fields(t)]);

    private static bool IsCollection(Type type) => typeof(ICollection).IsAssignableFrom(type)
        || type.GetInterfaces().Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(ICollection<>) || i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)));

    private static bool SaysWhenEqual(Type type) => type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType);

    // A property's field is called <Name>k__BackingField.
    private static string NameOf(FieldInfo field) => field.Name is ['<', .. var rest] && rest.IndexOf('>') is > 0 and var end ? rest[..end] : field.Name;
}
