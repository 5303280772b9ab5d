"""Makes the vector files in this folder with public libraries, none of them ours. See README.md.

    pip install psec==1.3.0 pyemv==1.5.0 pydukpt==0.1.0 pycryptodome==4.4.0 cryptography==50.0.2
    python3 make_vectors.py

The seed is fixed, so a second run writes the same bytes.
"""

import base64
import json
import pathlib
import random

import psec.pinblock
import pyemv.sm
from Crypto.Cipher import AES
from Crypto.Hash import CMAC
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC as OtherCMAC
from pydukpt.pinblock import encode_pin_block as pydukpt_format0

CASES = 2000
FOLDER = pathlib.Path(__file__).parent
source = random.Random(95641)


def digits(low, high):
    return "".join(source.choice("0123456789") for _ in range(source.randint(low, high)))


def write(name, columns, rows):
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    head = json.dumps(columns, separators=(",", ":"))
    (FOLDER / name).write_text(f'{{"columns":{head},"rows":[\n{lines}\n]}}\n')
    print(name, len(rows))


def ecb(key, data):
    ours = AES.new(key, AES.MODE_ECB).encrypt(data)
    other = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    assert ours == other.update(data) + other.finalize()
    return ours


def cbc(key, iv, data):
    ours = AES.new(key, AES.MODE_CBC, iv=iv).encrypt(data)
    other = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    assert ours == other.update(data) + other.finalize()
    return ours


def hexed(data):
    return data.hex().upper()


def format0():
    for _ in range(CASES):
        pin, pan = digits(4, 12), digits(13, 19)
        block = psec.pinblock.encode_pinblock_iso_0(pin, pan)
        assert block == pydukpt_format0(pin, pan)
        assert psec.pinblock.decode_pinblock_iso_0(block, pan) == pin
        yield pin, pan, hexed(block)


def format1():
    # No Python library makes format 1: it is format 2 with another control nibble and another fill.
    for _ in range(CASES):
        pin = digits(4, 12)
        fill = "".join(source.choice("0123456789ABCDEF") for _ in range(14 - len(pin)))
        model = hexed(psec.pinblock.encode_pinblock_iso_2(pin))
        block = "1" + model[1 : 2 + len(pin)] + fill
        assert len(block) == 16
        yield pin, str(int(fill, 16)), block


def format2():
    for _ in range(CASES):
        pin = digits(4, 12)
        block = psec.pinblock.encode_pinblock_iso_2(pin)
        assert block == pyemv.sm.format_iso9564_2_pin_block(pin)
        assert psec.pinblock.decode_pinblock_iso_2(block) == pin
        yield pin, hexed(block)


class Choices:
    """Stands in for psec's `secrets`, so that its random fill comes from the seed."""

    @staticmethod
    def choice(letters):
        return source.choice(letters)


def format3():
    psec.pinblock._secrets = Choices
    for _ in range(CASES):
        pin, pan = digits(4, 12), digits(13, 19)
        block = psec.pinblock.encode_pinblock_iso_3(pin, pan)
        assert psec.pinblock.decode_pinblock_iso_3(block, pan) == pin
        # The fill by itself: format 3 without its account number field.
        field = int(hexed(block), 16) ^ int(pan[-13:-1], 16)
        yield pin, pan, f"{field:016X}"[2 + len(pin) :], hexed(block)


def format4():
    for index in range(CASES):
        pin, pan = digits(4, 12), digits(8, 19)
        key = source.randbytes((16, 24, 32)[index % 3])
        tail = source.randbytes(8)
        psec.pinblock._urandom = lambda count: tail
        fields = psec.pinblock.encode_pin_field_iso_4(pin), psec.pinblock.encode_pan_field_iso_4(pan)
        block = psec.pinblock.encipher_pinblock_iso_4(key, pin, pan)
        between = bytes(a ^ b for a, b in zip(ecb(key, fields[0]), fields[1]))
        assert block == ecb(key, between)
        assert psec.pinblock.decipher_pinblock_iso_4(key, block, pan) == pin
        yield pin, pan, hexed(tail), hexed(key), hexed(fields[0]), hexed(fields[1]), hexed(block)


def settings():
    for index in range(CASES):
        pin, pan = digits(4, 12), digits(13, 19)
        key = source.randbytes((16, 24, 32)[index % 3])
        layout = ("hexText", "lowercaseHexText", "raw")[index // 3 % 3]
        mode = ("ecb", "cbc")[index // 9 % 2]
        padding = "pkcs7" if layout == "raw" else ("pkcs7", "none")[index // 18 % 2]
        iv = source.choice((bytes(16), source.randbytes(16)))
        block = psec.pinblock.encode_pinblock_iso_0(pin, pan)
        data = {"hexText": hexed(block).encode(), "lowercaseHexText": block.hex().encode(), "raw": block}[layout]
        if padding == "pkcs7":
            missing = 16 - len(data) % 16
            data += bytes([missing]) * missing
        ciphertext = ecb(key, data) if mode == "ecb" else cbc(key, iv, data)
        yield pin, pan, hexed(key), layout, mode, padding, hexed(iv), base64.b64encode(ciphertext).decode()


def check_values():
    for index in range(300):
        key = source.randbytes((16, 24, 32)[index % 3])
        code = CMAC.new(key, bytes(16), ciphermod=AES).digest()
        other = OtherCMAC(algorithms.AES(key))
        other.update(bytes(16))
        assert code == other.finalize()
        yield hexed(key), hexed(code), hexed(ecb(key, bytes(16)))


def components():
    for index in range(300):
        size = (16, 24, 32)[index % 3]
        parts = [source.randbytes(size) for _ in range(2 + index % 2)]
        key = bytes(size)
        for part in parts:
            key = bytes(a ^ b for a, b in zip(key, part))
        values = [CMAC.new(part, bytes(16), ciphermod=AES).hexdigest()[:6].upper() for part in parts]
        yield " ".join(map(hexed, parts)), " ".join(values), hexed(key)


write("format0.json", ["pin", "pan", "block"], list(format0()))
write("format1.json", ["pin", "transaction", "block"], list(format1()))
write("format2.json", ["pin", "block"], list(format2()))
write("format3.json", ["pin", "pan", "fill", "block"], list(format3()))
write("format4.json", ["pin", "pan", "random", "key", "pinField", "panField", "ciphertext"], list(format4()))
write("settings.json", ["pin", "pan", "key", "layout", "mode", "padding", "iv", "ciphertext"], list(settings()))
write("check-values.json", ["key", "cmac", "zeroEncryption"], list(check_values()))
write("components.json", ["components", "checkValues", "key"], list(components()))
