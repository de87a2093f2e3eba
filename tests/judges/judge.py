"""What programs that are not ours say of an exported dossier: is it PDF/A-3a and PDF/UA-1, and does each signature
of a final stay valid once the others have signed?

    judge.py DRAFT.pdf FINAL.pdf

Prints one line a judgement, then « test result: … » as the other suites do. Nothing here comes from the network: the
certificates are made for the occasion, and their trust is not what is judged.
"""

import datetime
import io
import subprocess
import sys

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from page import validate_pdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

PROFILES = {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"}

verdicts = {True: 0, False: 0}


def say(good, what, why=""):
    verdicts[good] += 1
    print(f"{'ok    ' if good else 'FAILED'} {what}{': ' if why else ''}{why}")


def conforms(path):
    for profile, name in PROFILES.items():
        report = validate_pdf(path, profile=profile)
        faults = "; ".join(f"{fault.rule_id} {fault.message}" for fault in report.failures[:5])
        say(report.is_compliant, f"{path} is {name} ({report.rules.total} rules)", faults)


def is_sound(path):
    found = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    say(found.returncode == 0, f"qpdf finds no fault in {path}", found.stderr.strip())


def signer(name):
    """Someone with a key of their own and a certificate that nobody vouches for."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = certificates.KeyUsage(True, True, *[False] * 7)
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.DER
    private = key.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(encoding)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


def empty_fields(data):
    return [name for name, _, _ in fields.enumerate_sig_fields(PdfFileReader(io.BytesIO(data)), filled_status=False)]


def signs(path):
    """Each field in turn, first to last then last to first, every signature judged again after each."""
    with open(path, "rb") as file:
        untouched = file.read()
    names = empty_fields(untouched)
    say(len(names) > 1, f"{path} waits for {len(names)} signatures")
    for order in (names, names[::-1]):
        data, people = untouched, []
        for name in order:
            person = signer(f"Signataire de {name}")
            people.append(person.signing_cert)
            writer = IncrementalPdfFileWriter(io.BytesIO(data))
            meta = signers.PdfSignatureMetadata(field_name=name, md_algorithm="sha256")
            data = signers.sign_pdf(writer, meta, signer=person).getvalue()
            trust = ValidationContext(trust_roots=people, allow_fetching=False)
            signatures = PdfFileReader(io.BytesIO(data)).embedded_signatures
            for signature in signatures:
                status = validate_pdf_signature(signature, trust)
                say(
                    status.intact and status.valid and status.docmdp_ok,
                    f"« {signature.field_name} » is valid, {len(signatures)} signed",
                    "" if status.docmdp_ok else status.pretty_print_details(),
                )


def main():
    draft, final = sys.argv[1:]
    for path in (draft, final):
        conforms(path)
        is_sound(path)
    with open(draft, "rb") as file:
        say(empty_fields(file.read()) == [], f"{draft} has no field to sign")
    signs(final)
    good, bad = verdicts[True], verdicts[False]
    print(f"test result: {'FAILED' if bad else 'ok'}. {good} passed; {bad} failed")
    sys.exit(bool(bad))


main()
