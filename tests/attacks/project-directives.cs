// tries:      load a package by a directive of file-based programs
// stopped by: compile
// where:      ConfusionMatrix.Accuracy
// row:        41
#:package Newtonsoft.Json@13.0.3
#:property AllowUnsafeBlocks=true
#:sdk Microsoft.NET.Sdk.Web

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => 1;
}
