using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>The error function 2/√π ∫₀ˣ e^(−t²) dt.</summary>
/// <remarks>Near 0 it is x and x times a polynomial in x². Farther out it is 1 − e^p, with a polynomial p in |x| for the logarithm of the complement: there the
/// complement is small, and the errors of p and of the exponential with it (coefficients.py). N. Juffa gave the idea for single precision.
/// <para>Largest error: 1.12 units in the last place in single precision (of all floats), 1.0 in double precision (of 2,000 points, beside mpmath).</para></remarks>
internal readonly struct ErrorFunction : IElementaryFunction
{
    private const float
        C0 = 0.12837915f, C1 = -0.37612504f, C2 = 0.11281922f, C3 = -0.026770493f, C4 = 0.004998959f, C5 = -0.00060207996f;

    private const float
        T0 = -0.0001664538f, T1 = -1.1277972f, T2 = -0.636976f, T3 = -0.10411385f, T4 = 0.022315355f, T5 = -0.0030655332f, T6 = 0.00019821935f;

    private const double
        D0 = 0.1283791670955126, D1 = -0.3761263890318375, D2 = 0.11283791670954857, D3 = -0.026866170645072893, D4 = 0.005223977624780861,
        D5 = -0.0008548326978741899, D6 = 0.000120553310368889, D7 = -1.4925593506634713e-05, D8 = 1.646097281290923e-06, D9 = -1.63500251787654e-07,
        D10 = 1.4657879546157668e-08, D11 = -1.136566481911625e-09, D12 = 5.945259827495428e-11;

    private const double
        U0 = -5.028067010293776e-07, U1 = -1.1283740898982018, U2 = -0.6366436261700129, U3 = -0.1027034448838742, U4 = 0.01899018919086371,
        U5 = 0.00041061338120323244, U6 = -0.0019159279690035718, U7 = 0.0007706307023461575, U8 = -0.0001350424388522786,
        U9 = -2.0270610766513348e-05, U10 = 2.2824052179652757e-05, U11 = -8.667640447281317e-06, U12 = 2.1357905505333044e-06,
        U13 = -3.7332314822928403e-07, U14 = 4.6425533715414584e-08, U15 = -3.9344980641910186e-09, U16 = 2.0450953300078604e-10,
        U17 = -4.928966168030972e-12;

    /// <summary>erf x in single precision; ±1 from 3.92 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Single<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V square = L.Multiply(x, x);
        V centre = L.MultiplyAdd(L.All(C5), square, C4);
        centre = L.MultiplyAdd(centre, square, C3);
        centre = L.MultiplyAdd(centre, square, C2);
        centre = L.MultiplyAdd(centre, square, C1);
        centre = L.MultiplyAdd(centre, square, C0);

        V y = L.AtMost(4, L.Abs(x));
        V tail = L.MultiplyAdd(L.All(T6), y, T5);
        tail = L.MultiplyAdd(tail, y, T4);
        tail = L.MultiplyAdd(tail, y, T3);
        tail = L.MultiplyAdd(tail, y, T2);
        tail = L.MultiplyAdd(tail, y, T1);
        tail = L.MultiplyAdd(tail, y, T0);
        V n = L.Nearest(tail, (float)Exponential.Log2E);
        V complement = L.Multiply(L.Add(L.All(1), Exponential.SingleLessOne<L, V>(Exponential.SingleRest<L, V>(tail, n))), L.PowerOfTwo(n));
        return L.WhereLess(y, 0.9f, L.MultiplyAdd(centre, x, x), L.WithSign(L.Subtract(L.All(1), complement), x));
    }

    /// <summary>erf x in double precision; ±1 from 5.93 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Double<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V square = L.Multiply(x, x);
        V centre = L.MultiplyAdd(L.All(D12), square, D11);
        centre = L.MultiplyAdd(centre, square, D10);
        centre = L.MultiplyAdd(centre, square, D9);
        centre = L.MultiplyAdd(centre, square, D8);
        centre = L.MultiplyAdd(centre, square, D7);
        centre = L.MultiplyAdd(centre, square, D6);
        centre = L.MultiplyAdd(centre, square, D5);
        centre = L.MultiplyAdd(centre, square, D4);
        centre = L.MultiplyAdd(centre, square, D3);
        centre = L.MultiplyAdd(centre, square, D2);
        centre = L.MultiplyAdd(centre, square, D1);
        centre = L.MultiplyAdd(centre, square, D0);

        V y = L.AtMost(6, L.Abs(x));
        V tail = L.MultiplyAdd(L.All(U17), y, U16);
        tail = L.MultiplyAdd(tail, y, U15);
        tail = L.MultiplyAdd(tail, y, U14);
        tail = L.MultiplyAdd(tail, y, U13);
        tail = L.MultiplyAdd(tail, y, U12);
        tail = L.MultiplyAdd(tail, y, U11);
        tail = L.MultiplyAdd(tail, y, U10);
        tail = L.MultiplyAdd(tail, y, U9);
        tail = L.MultiplyAdd(tail, y, U8);
        tail = L.MultiplyAdd(tail, y, U7);
        tail = L.MultiplyAdd(tail, y, U6);
        tail = L.MultiplyAdd(tail, y, U5);
        tail = L.MultiplyAdd(tail, y, U4);
        tail = L.MultiplyAdd(tail, y, U3);
        tail = L.MultiplyAdd(tail, y, U2);
        tail = L.MultiplyAdd(tail, y, U1);
        tail = L.MultiplyAdd(tail, y, U0);
        V n = L.Nearest(tail, Exponential.Log2E);
        V complement = L.Multiply(L.Add(L.All(1), Exponential.DoubleLessOne<L, V>(Exponential.DoubleRest<L, V>(tail, n))), L.PowerOfTwo(n));
        return L.WhereLess(y, 1, L.MultiplyAdd(centre, x, x), L.WithSign(L.Subtract(L.All(1), complement), x));
    }
}
