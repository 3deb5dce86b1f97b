import {
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate as X509,
  ExtendedKeyUsage,
  type Extension,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_kp_serverAuth,
  KeyUsage,
  KeyUsageFlags,
  NameConstraints,
  SubjectAlternativeName,
  type TBSCertificate,
} from '@peculiar/asn1-x509';
import type { Certificate } from '../../http/listener.ts';
import { rangeOf } from './ranges.ts';
import { distinguishedName, extension, signed } from './sign.ts';

// all that needs ASN.1 loads with this module
export { identifierOf } from './sign.ts';

/** The names of a certificate: DNS names, which may begin with `*.`, and addresses. */
export interface Names {
  readonly dns: readonly string[];
  readonly addresses: readonly string[];
}

/** Browsers accept at most 398 days, including the day before the start. */
const daysAhead = 396;

/** A certificate authority: its private key, and its certificate as PEM. */
export interface Authority {
  readonly key: KeyObject;
  readonly cert: string;
}

/** An authority to create. */
export interface NewAuthority {
  readonly key: KeyObject;
  /** Its name; trust stores distinguish authorities by name. */
  readonly title: string;
  /** The names that it may sign for: `emulator.test` with its subdomains, and addresses such as `10.0.0.0/8`. */
  readonly ranges: readonly string[];
  readonly now: number;
  readonly days: number;
}

/**
 * Creates a server's certificate, with an authority that can sign only for these names. The authority's key is
 * discarded after this call: it signs once.
 */
export function makeCertificate(
  names: Names,
  now: number,
): Required<Pick<Certificate, 'key' | 'cert' | 'ca'>> {
  const key = newKey();
  const title = `login-emulator, of one process ${randomBytes(4).toString('hex')}`;
  const ranges = [...new Set([...names.dns, ...names.addresses].map(rangeOf))];
  const cert = makeAuthority({ key, title, ranges, now, days: daysAhead });
  return { ...issueCertificate(names, { key, cert }, now), ca: cert };
}

/** Returns a new private key on the curve P-256. */
export function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

/** Creates the certificate of an authority, as PEM. */
export function makeAuthority({ key, title, ranges, now, days }: NewAuthority): string {
  const subject = { name: distinguishedName(title), publicKey: createPublicKey(key) };
  return signed(subject, authorityExtensions(ranges), { issuer: subject, issuerKey: key, now, days });
}

/** Creates a server's certificate that an authority signs, with a new key. */
export function issueCertificate(names: Names, { key, cert }: Authority, now: number) {
  const serverKey = newKey();
  const issuer = { name: parsed(cert).subject, publicKey: createPublicKey(key) };
  const subject = { name: distinguishedName('login-emulator'), publicKey: createPublicKey(serverKey) };
  const frame = { issuer, issuerKey: key, now, days: daysAhead };
  return { key: keyText(serverKey), cert: signed(subject, serverExtensions(names), frame) };
}

/** Returns a private key as PEM. */
export function keyText(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Returns the names that an authority may sign for; none if its certificate has no such constraint. */
export function rangesIn(cert: string): readonly string[] {
  const found = parsed(cert).extensions?.find(({ extnID }) => extnID === id_ce_nameConstraints);
  if (found === undefined) return [];
  const { permittedSubtrees } = AsnConvert.parse(found.extnValue, NameConstraints);
  const bases = [...(permittedSubtrees?.values() ?? [])].map(({ base }) => base);
  return bases.flatMap(({ dNSName, iPAddress }) => dNSName ?? iPAddress ?? []);
}

function parsed(cert: string): TBSCertificate {
  return AsnConvert.parse(new X509Certificate(cert).raw, X509).tbsCertificate;
}

function authorityExtensions(ranges: readonly string[]): readonly Extension[] {
  const bases = ranges.map((range) => (range.includes('/') ? { iPAddress: range } : { dNSName: range }));
  const permittedSubtrees = new GeneralSubtrees(
    bases.map((base) => new GeneralSubtree({ base: new GeneralName(base) })),
  );
  return [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), 'critical'),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign), 'critical'),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_nameConstraints, new NameConstraints({ permittedSubtrees }), 'critical'),
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
