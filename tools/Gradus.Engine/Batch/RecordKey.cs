using System.Security.Cryptography;
using System.Text;
using Gradus.Engine.Collecting;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;

namespace Gradus.Engine.Batch;

/// <summary>What decides a record: equal keys, equal records but for <c>run</c>. It knows contents, and no student.</summary>
public static class RecordKey
{
    /// <summary>Hexadecimal digits of a key: 64 bits, so that among a million submissions no two meet by chance.</summary>
    public const int Length = 16;

    /// <summary>The key of a submission.</summary>
    /// <param name="collected">Its files, the files that are left alone, and what collecting them came to.</param>
    /// <param name="print">The kit's fingerprint, and the seeds'.</param>
    /// <param name="suites">Which suites are run.</param>
    /// <param name="screened">Whether the code is looked through before it runs.</param>
    public static string Of(Collected collected, KitFingerprint print, Suites suites, bool screened = true)
    {
        StringBuilder all = new("gradus/key/v1\n");
        foreach (string part in new[] { EngineFingerprint.Value, print.Kit, print.Seed, suites.ToString(), screened ? "screened" : "not screened", RecordBuilder.Submission(collected.Files.Files).Id, collected.Outcome.ToString() })
            all.Append(part).Append('\n');
        var refused = collected.Refused.OrderBy(r => r.Key, StringComparer.Ordinal).ToList();
        foreach (var (part, _) in refused) all.Append(part).Append('\0');
        foreach (var said in collected.Files.Warnings.Append(collected.Reason).Concat(refused.Select(r => r.Value)).OfType<Diagnostic>())
        {
            all.Append(said.Code).Append('\0').Append(said.Message.Key);
            foreach (var (name, value) in said.Message.Args ?? []) all.Append('\0').Append(name).Append('=').Append(value);
            all.Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..Length];
    }
}
