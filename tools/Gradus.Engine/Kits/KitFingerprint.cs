using System.Security.Cryptography;
using System.Text;

namespace Gradus.Engine.Kits;

/// <summary>What a kit and the seeds of its checks are, as hashes: records made with equal ones are of one kind.</summary>
/// <param name="Kit">Hash over every file of the kit: path and content.</param>
/// <param name="Seed">Hash of where inputs come from. The course key cannot be read from it: it is drawn as the inputs of a check are.</param>
public sealed record KitFingerprint(string Kit, string Seed)
{
    /// <summary>Takes the fingerprint of a kit as it lies there.</summary>
    public static KitFingerprint Of(Kit kit)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.EnumerateFiles(kit.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(kit.Folder, file).Replace('\\', '/') + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        // A check's name cannot hold a space, so no check draws these numbers.
        const string noCheck = "the seed itself";
        string seeds = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kit.PublicSeeds.For(noCheck).Bits():x16}{kit.HiddenSeeds.For(noCheck).Bits():x16}");
        return new KitFingerprint(Short(hash.GetHashAndReset()), Short(SHA256.HashData(Encoding.UTF8.GetBytes(seeds))));
    }

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..16];
}
