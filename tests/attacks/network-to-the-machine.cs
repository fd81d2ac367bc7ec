// tries:      talk to services on the grading machine
// stopped by: screen, seccomp, bubblewrap
// where:      ConfusionMatrix.Accuracy
// row:        19
using System.Net;
using System.Net.Sockets;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        throw new InvalidOperationException("LEAK: a listening socket " + listener.LocalEndpoint);
    }
}
