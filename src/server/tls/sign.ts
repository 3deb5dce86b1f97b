import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  Certificate as X509,
  Extension,
  Extensions,
  id_ce_authorityKeyIdentifier,
  id_ce_subjectKeyIdentifier,
  KeyIdentifier,
  Name,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

const ecdsaWithSha256 = '1.2.840.10045.4.3.2';
const commonName = '2.5.4.3';
const dayMs = 24 * 60 * 60 * 1000;

/** The subject of a certificate. */
interface Holder {
  readonly name: Name;
  readonly publicKey: KeyObject;
}

/** The fields that both certificates need. */
interface CertificateFrame {
  readonly issuer: Holder;
  readonly issuerKey: KeyObject;
  readonly now: number;
  readonly days: number;
}

/** Returns a signed certificate as PEM. It is valid from the day before. */
export function signed(
  { name, publicKey }: Holder,
  extensions: readonly Extension[],
  { issuer, issuerKey, now, days }: CertificateFrame,
): string {
  const algorithm = new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 });
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: issuer.name,
    validity: new Validity({ notBefore: new Date(now - dayMs), notAfter: new Date(now + days * dayMs) }),
    subject: name,
    subjectPublicKeyInfo: AsnConvert.parse(spkiOf(publicKey), SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...extensions,
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(identifierOf(publicKey))),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(identifierOf(issuer.publicKey)) }),
      ),
    ]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), issuerKey);
  const certificate = new X509({
    tbsCertificate,
    signatureAlgorithm: algorithm,
    signatureValue: bytes(signature),
  });
  return pem(Buffer.from(AsnConvert.serialize(certificate)));
}

/** Encodes an extension of a certificate. */
export function extension(extnID: string, value: object, critical?: 'critical'): Extension {
  return new Extension({
    extnID,
    critical: critical !== undefined,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  });
}

/** Returns the name of an issuer or a subject. */
export function distinguishedName(text: string): Name {
  const value = new AttributeValue({ utf8String: text });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: commonName, value })])]);
}

/** Returns a random serial number: positive, and without leading zero bytes. */
function serialNumber(): ArrayBuffer {
  const number = randomBytes(16);
  number[0] = 0x40 | ((number[0] ?? 0) & 0x3f);
  return bytes(number);
}

/** Returns the identifier of a key in certificates. */
export function identifierOf(publicKey: KeyObject): ArrayBuffer {
  return bytes(createHash('sha256').update(spkiOf(publicKey)).digest().subarray(0, 20));
}

function spkiOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

/** Copies bytes: a Buffer may share its memory. */
function bytes(buffer: Buffer): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').replaceAll(/.{64}(?!$)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
