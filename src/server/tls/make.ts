import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate as X509,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import type { Certificate } from '../../http/listener.ts';

/** The names of a certificate: DNS names, which may begin with `*.`, and addresses. */
export interface Names {
  readonly dns: readonly string[];
  readonly addresses: readonly string[];
}

const ecdsaWithSha256 = '1.2.840.10045.4.3.2';
const commonName = '2.5.4.3';
const dayMs = 24 * 60 * 60 * 1000;
/** Browsers accept at most 398 days, including the day before the start. */
const daysAhead = 396;

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
}

/**
 * Creates a server's certificate, with an authority that can sign only for these names. The authority's key is
 * discarded after this call: it signs once.
 */
export function makeCertificate(names: Names, now: number): Required<Certificate> {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // trust stores distinguish authorities by name
  const title = `login-emulator, of one process ${randomBytes(4).toString('hex')}`;
  const issuer = { name: distinguishedName(title), publicKey: authority.publicKey };
  const frame = { issuer, issuerKey: authority.privateKey, now };
  const subject = { name: distinguishedName('login-emulator'), publicKey: server.publicKey };
  return {
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: signed(subject, serverExtensions(names), frame),
    ca: signed(issuer, authorityExtensions(names), frame),
  };
}

function authorityExtensions(names: Names): readonly Extension[] {
  const permittedSubtrees = new GeneralSubtrees(
    rangesOf(names).map((base) => new GeneralSubtree({ base: new GeneralName(base) })),
  );
  return [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), 'critical'),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign), 'critical'),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_nameConstraints, new NameConstraints({ permittedSubtrees }), 'critical'),
  ];
}

/** Returns the permitted ranges: a DNS name includes its subdomains, an address only itself. */
function rangesOf({ dns, addresses }: Names): readonly Partial<GeneralName>[] {
  const domains = new Set(dns.map((name) => name.replace(/^\*\./, '')));
  return [
    ...[...domains].map((dNSName) => ({ dNSName })),
    ...addresses.map((address) => ({ iPAddress: `${address}/${address.includes(':') ? 128 : 32}` })),
  ];
}

function serverExtensions({ dns, addresses }: Names): readonly Extension[] {
  const names = [
    ...dns.map((dNSName) => new GeneralName({ dNSName })),
    ...addresses.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  return [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), 'critical'),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), 'critical'),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, new SubjectAlternativeName(names)),
  ];
}

/** Returns a signed certificate in PEM. */
function signed(
  { name, publicKey }: Holder,
  extensions: readonly Extension[],
  { issuer, issuerKey, now }: CertificateFrame,
): string {
  const algorithm = new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 });
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: issuer.name,
    validity: new Validity({ notBefore: new Date(now - dayMs), notAfter: new Date(now + daysAhead * dayMs) }),
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

function extension(extnID: string, value: object, critical?: 'critical'): Extension {
  return new Extension({
    extnID,
    critical: critical !== undefined,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  });
}

function distinguishedName(text: string): Name {
  const value = new AttributeValue({ utf8String: text });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: commonName, value })])]);
}

/** Returns a random serial number: positive, and without leading zero bytes. */
function serialNumber(): ArrayBuffer {
  const number = randomBytes(16);
  number[0] = 0x40 | ((number[0] ?? 0) & 0x3f);
  return bytes(number);
}

function identifierOf(publicKey: KeyObject): ArrayBuffer {
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
