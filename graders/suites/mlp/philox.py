"""Keys and orders of rows, as the course's tensors make them: Philox 4x32-10 (J. K. Salmon et al., SC 2011) and the exchanges of Fisher and Yates."""

MASK = 0xFFFFFFFF
FOLD = 2


def block(key, counter, stream=0):
    a, b, c, d = counter & MASK, counter >> 32, stream & MASK, stream >> 32
    first, second = key & MASK, key >> 32
    for _ in range(10):
        left, right = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = (right >> 32) ^ b ^ first, right & MASK, (left >> 32) ^ d ^ second, left & MASK
        first, second = (first + 0x9E3779B9) & MASK, (second + 0xBB67AE85) & MASK
    return a, b, c, d


def of_seed(seed):
    return seed & 0xFFFFFFFFFFFFFFFF


def fold(key, number):
    low, high, _, _ = block(key, number, FOLD)
    return high << 32 | low


def signed(key):
    return key - 2**64 if key >= 2**63 else key


def order(key, rows):
    words = [word for counter in range((rows + 1) // 2) for word in block(key, counter)]
    draws = [((words[2 * i + 1] << 32 | words[2 * i]) >> 11) * 2.0**-53 for i in range(rows)]
    result = list(range(rows))
    for i in range(rows - 1, 0, -1):
        other = int(draws[i] * (i + 1))
        result[i], result[other] = result[other], result[i]
    return result


def check():
    """The known answers that the authors publish (Random123, kat_vectors)."""
    assert block(0, 0) == (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)
    ones = 0xFFFFFFFFFFFFFFFF
    assert block(ones, ones, ones) == (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)
    assert sorted(order(fold(7, 0), 50)) == list(range(50))
