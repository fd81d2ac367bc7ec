using System.Reflection;
using System.Runtime.CompilerServices;

namespace Gradus.Contracts.Wire;

/// <summary>Writes and reads values by the type that a contract declares for them. Closed set: what is not here does not cross.</summary>
/// <remarks>Scalars (bool, int, long, double, enums), string, <see cref="Handle"/>, arrays of these of rank 1 and 2, nested arrays,
/// tuples and records of these, <c>T?</c>, and <see cref="object"/> for one of the closed set, tagged with which.</remarks>
public static class Codec
{
    // The tags of `object`: a position in this list, so the order is part of the format.
    private static readonly Type[] Tagged =
        [typeof(bool), typeof(int), typeof(long), typeof(double), typeof(string), typeof(double[]), typeof(int[]), typeof(long[]), typeof(bool[]), typeof(string[]), typeof(double[,])];

    private const byte Null = 255;

    /// <summary>Says whether values of a type can cross.</summary>
    public static bool Supports(Type type)
    {
        if (type == typeof(void) || type == typeof(object) || IsScalar(type)) return true;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Supports(inner);
        if (type.IsArray) return type.GetArrayRank() <= 2 && Supports(type.GetElementType()!);
        return Members(type) is { Length: > 0 } members && members.All(m => Supports(m.Type));
    }

    /// <summary>Appends a value.</summary>
    /// <exception cref="NotSupportedException">The type is not in the closed set.</exception>
    public static void Write(FrameWriter to, Type type, object? value)
    {
        if (type == typeof(void)) return;
        if (type == typeof(object)) { WriteTagged(to, value); return; }
        if (CanBeNull(type))
        {
            to.Byte(value is null ? (byte)0 : (byte)1);
            if (value is null) return;
            type = Nullable.GetUnderlyingType(type) ?? type;
        }
        if (type.IsEnum) to.Int(Convert.ToInt32(value, null));
        else if (type == typeof(bool)) to.Byte((bool)value! ? (byte)1 : (byte)0);
        else if (type == typeof(int)) to.Int((int)value!);
        else if (type == typeof(long)) to.Long((long)value!);
        else if (type == typeof(double)) to.Double((double)value!);
        else if (type == typeof(string)) to.String((string)value!);
        else if (value is Array array) WriteArray(to, type, array);
        else foreach (var member in RequireMembers(type)) Write(to, member.Type, member.Get(value!));
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="InvalidDataException">The frame does not hold such a value.</exception>
    public static object? Read(FrameReader from, Type type)
    {
        if (type == typeof(void)) return null;
        if (type == typeof(object)) return ReadTagged(from);
        if (CanBeNull(type))
        {
            if (from.Byte() == 0) return null;
            type = Nullable.GetUnderlyingType(type) ?? type;
        }
        if (type.IsEnum) return Enum.ToObject(type, from.Int());
        if (type == typeof(bool)) return from.Byte() != 0;
        if (type == typeof(int)) return from.Int();
        if (type == typeof(long)) return from.Long();
        if (type == typeof(double)) return from.Double();
        if (type == typeof(string)) return from.String();
        if (type.IsArray) return ReadArray(from, type);
        var members = RequireMembers(type);
        object?[] values = [.. members.Select(m => Read(from, m.Type))];
        return Build(type, values);
    }

    private static bool IsScalar(Type t) => t.IsEnum || t == typeof(bool) || t == typeof(int) || t == typeof(long) || t == typeof(double) || t == typeof(string);

    private static bool CanBeNull(Type t) => !t.IsValueType || Nullable.GetUnderlyingType(t) is not null;

    private static void WriteArray(FrameWriter to, Type type, Array array)
    {
        var element = type.GetElementType()!;
        for (int axis = 0; axis < array.Rank; axis++) to.Int(array.GetLength(axis));
        switch (array)
        {
            case double[] d: to.Raw<double>(d); break;
            case int[] i: to.Raw<int>(i); break;
            case long[] l: to.Raw<long>(l); break;
            default:
                foreach (object? item in array) Write(to, element, item);
                break;
        }
    }

    private static Array ReadArray(FrameReader from, Type type)
    {
        var element = type.GetElementType()!;
        if (type.GetArrayRank() == 2) return ReadMatrix(from, element);
        if (element == typeof(double)) return from.Raw<double>(from.Length(8));
        if (element == typeof(int)) return from.Raw<int>(from.Length(4));
        if (element == typeof(long)) return from.Raw<long>(from.Length(8));
        return ReadItems(from, element, from.Length(Least(element)));
    }

    /// <summary>Fewest bytes that a value takes. Where there may be nothing, one byte says so.</summary>
    private static int Least(Type type) => type switch
    {
        _ when type == typeof(object) || CanBeNull(type) || type == typeof(bool) => 1,
        _ when type.IsEnum || type == typeof(int) => 4,
        _ when type == typeof(long) || type == typeof(double) => 8,
        _ => RequireMembers(type).Sum(m => Least(m.Type)),
    };

    /// <summary>Room is made as items come: an announced item may take eight times what it takes to announce it, and more.</summary>
    private static Array ReadItems(FrameReader from, Type element, int count)
    {
        const int ahead = 1024;
        var items = Array.CreateInstance(element, Math.Min(count, ahead));
        for (int i = 0; i < count; i++)
        {
            if (i == items.Length)
            {
                var more = Array.CreateInstance(element, (int)Math.Min(count, 2L * items.Length));
                Array.Copy(items, more, items.Length);
                items = more;
            }
            items.SetValue(Read(from, element), i);
        }
        return items;
    }

    private static Array ReadMatrix(FrameReader from, Type element)
    {
        int rows = from.Int(), columns = from.Int();
        if (rows < 0 || columns < 0 || (long)rows * columns > from.Remaining / Least(element)) throw new InvalidDataException($"A matrix of {rows} × {columns} was announced, {from.Remaining} bytes are left.");
        if (Math.Max(rows, columns) > 1 << 20 && Math.Min(rows, columns) == 0) throw new InvalidDataException($"An empty matrix of {rows} × {columns} was announced.");
        var items = ReadItems(from, element, rows * columns);
        var matrix = Array.CreateInstance(element, rows, columns);
        for (int i = 0; i < items.Length; i++) matrix.SetValue(items.GetValue(i), i / columns, i % columns);
        return matrix;
    }

    private static void WriteTagged(FrameWriter to, object? value)
    {
        if (value is null) { to.Byte(Null); return; }
        int tag = Array.IndexOf(Tagged, value.GetType());
        if (tag < 0) throw new NotSupportedException($"A {value.GetType()} does not cross; one of {string.Join(", ", Tagged.Select(t => t.Name))} does.");
        to.Byte((byte)tag);
        Write(to, Tagged[tag], value);
    }

    private static object? ReadTagged(FrameReader from)
    {
        byte tag = from.Byte();
        if (tag == Null) return null;
        return tag < Tagged.Length ? Read(from, Tagged[tag]) : throw new InvalidDataException($"Tag {tag} is not one of 0 to {Tagged.Length - 1}.");
    }

    private readonly record struct Member(Type Type, Func<object, object?> Get);

    private static Member[] RequireMembers(Type type) => Members(type) is { Length: > 0 } members
        ? members
        : throw new NotSupportedException($"Values of {type} do not cross between suite and student; see the remarks of {nameof(Codec)}.");

    /// <summary>The parts of a tuple or of a record of this assembly, in constructor order.</summary>
    private static Member[] Members(Type type)
    {
        if (type.IsAssignableTo(typeof(ITuple)) && type.IsValueType && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal))
            return [.. type.GetGenericArguments().Select((t, i) => new Member(t, o => ((ITuple)o)[i]))];
        if (type.Assembly != typeof(Codec).Assembly || type.IsInterface || type.IsAbstract) return [];
        var constructor = type.GetConstructors().Where(c => c.GetParameters().Length > 0).MaxBy(c => c.GetParameters().Length);
        if (constructor is null) return [];
        return [.. constructor.GetParameters().Select(p => type.GetProperty(p.Name!, BindingFlags.Public | BindingFlags.Instance)!)
            .Select(p => new Member(p.PropertyType, p.GetValue))];
    }

    private static object Build(Type type, object?[] values)
    {
        try
        {
            return Activator.CreateInstance(type, values)!;
        }
        catch (TargetInvocationException e)
        {
            throw new InvalidDataException($"The parts that came make no {type.Name}: {e.InnerException?.Message}", e.InnerException);
        }
    }
}
