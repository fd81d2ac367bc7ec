using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>Which static fields may hold the same object: those that one method takes objects out of, or puts them into.</summary>
internal sealed class SharedFields
{
    private readonly Dictionary<FieldDefinition, FieldDefinition> above = [];

    /// <summary>Fields that one method hands on what they hold between.</summary>
    public void Join(IReadOnlyList<FieldDefinition> together)
    {
        for (int i = 1; i < together.Count; i++)
            if (Of(together[0]) is var first && Of(together[i]) is var other && first != other) above[other] = first;
    }

    /// <summary>The field that stands for all that may hold what a field holds.</summary>
    public FieldDefinition Of(FieldDefinition field)
    {
        FieldDefinition root = field;
        while (above.TryGetValue(root, out var next)) root = next;
        while (field != root)
        {
            FieldDefinition next = above[field];
            (above[field], field) = (root, next);
        }
        return root;
    }
}
