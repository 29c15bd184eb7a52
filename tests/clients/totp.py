"""RFC 6238 codes, as an authenticator app shows them."""
import base64
import hashlib
import hmac
import struct
import time


def code(seed_base32, step_offset=0):
    step = int(time.time()) // 30 + step_offset
    key = base64.b32decode(seed_base32 + "=" * (-len(seed_base32) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7fffffff) % 1000000:06d}"
