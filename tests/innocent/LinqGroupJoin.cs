// LINQ: group, join, let and orderby in query syntax
// Run gives 37
namespace Innocent;

public static class LinqGroupJoin
{
    public static double Run()
    {
        var scores = new[] { (Name: "ann", Class: 1), (Name: "bob", Class: 2), (Name: "cid", Class: 1) };
        var weights = new[] { (Class: 1, Weight: 10.0), (Class: 2, Weight: 7.0) };
        var query = from s in scores
                    join w in weights on s.Class equals w.Class into matched
                    from w in matched.DefaultIfEmpty()
                    let length = s.Name.Length
                    group (w.Weight, length) by s.Class into g
                    orderby g.Key descending
                    select new { g.Key, Total = g.Sum(e => e.Weight), Most = g.Max(e => e.length) };
        return query.Sum(q => q.Total + q.Most * q.Key) + query.First().Key - 1;
    }
}
