using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gradus.Grading.Seeds;

/// <summary>Gives every check its seed: one per (course, assignment, suite version, check), so that every student and every repeat gets the same inputs.</summary>
/// <remarks>Public checks draw from a hash that anybody can compute; hidden ones from an HMAC with the course key, which students do not have.</remarks>
public sealed class SeedSource
{
    /// <summary>The key in use while a course has set none. Published, so it hides nothing; records say so.</summary>
    private static readonly byte[] DevelopmentKey = "gradus development key"u8.ToArray();

    private readonly string scope;
    private readonly byte[] key;

    private SeedSource(string name, string scope, byte[] key) => (Name, this.scope, this.key) = (name, scope, key);

    /// <summary>What a record says about it: <c>public</c>, <c>course</c>, <c>development</c> or <c>random:…</c>.</summary>
    public string Name { get; }

    /// <summary>Seeds of the public suite; <c>GRADUS_SEED=random</c> explores, <c>GRADUS_SEED=random:…</c> repeats an exploration.</summary>
    public static SeedSource Public(string course, string assignment, int suiteVersion, string? wish = null)
    {
        if (wish is null or "") return new SeedSource("public", Scope(course, assignment, suiteVersion), []);
        string salt = wish switch
        {
            "random" => RandomNumberGenerator.GetHexString(8, lowercase: true),
            ['r', 'a', 'n', 'd', 'o', 'm', ':', _, ..] => wish["random:".Length..],
            _ => throw new ArgumentException($"GRADUS_SEED is '{wish}'; expected 'random', or 'random:…' as a record names it.", nameof(wish)),
        };
        return new SeedSource($"random:{salt}", Scope(course, assignment, suiteVersion) + "/" + salt, []);
    }

    /// <summary>Seeds of a staff suite.</summary>
    /// <param name="course">Short name of the course.</param>
    /// <param name="assignment">The assignment's id.</param>
    /// <param name="suiteVersion">The manifest's suite version.</param>
    /// <param name="courseKey">The course key; null for the published development key.</param>
    public static SeedSource Hidden(string course, string assignment, int suiteVersion, string? courseKey) => string.IsNullOrEmpty(courseKey)
        ? new SeedSource("development", Scope(course, assignment, suiteVersion), DevelopmentKey)
        : new SeedSource("course", Scope(course, assignment, suiteVersion), Encoding.UTF8.GetBytes(courseKey));

    /// <summary>A check's random numbers.</summary>
    public CheckRandom For(string check)
    {
        byte[] message = Encoding.UTF8.GetBytes(scope + "/" + check);
        byte[] hash = key.Length == 0 ? SHA256.HashData(message) : HMACSHA256.HashData(key, message);
        return new CheckRandom(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    private static string Scope(string course, string assignment, int version) => string.Create(CultureInfo.InvariantCulture, $"{course}/{assignment}/{version}");
}
