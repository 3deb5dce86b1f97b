import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { hostname } from 'node:os';
import { codeOf, UsageError } from '../errors.ts';
import { definedOnly } from '../json.ts';
import { isCertifiable } from '../server/tls/certificate.ts';
import type { Certificate } from '../http/listener.ts';
import { everyAddress, networkUrls } from '../http/network-urls.ts';
import type { EffectiveSettings } from './settings.ts';

type FileSetting = 'tls-cert' | 'tls-key';

/** Returns the certificate of all ports, undefined for plain HTTP. Throws a UsageError with the name of an unusable file. */
export async function certificateOf(settings: EffectiveSettings): Promise<Certificate | undefined> {
  if (!servesHttps(settings)) return undefined;
  const { 'tls-ca': ca, 'tls-cert': cert, 'tls-key': key } = settings;
  const { certificateFor, createCertificate } = await import('../server/tls/certificate.ts');
  if (cert !== undefined || key !== undefined) return certificateFor(await pairOf(cert, key));
  return createCertificate(
    { hosts: hostsOf(settings), ...definedOnly({ caFolder: ca }) },
    machineOf(settings),
  );
}

/** Whether the settings turn HTTPS on. */
export function servesHttps(settings: EffectiveSettings): boolean {
  const { tls, 'tls-ca': ca, 'tls-cert': cert, 'tls-key': key, 'tls-host': hosts } = settings;
  return tls ?? ([ca, cert, key].some((file) => file !== undefined) || hosts.length > 0);
}

async function pairOf(certFile: string | undefined, keyFile: string | undefined): Promise<Certificate> {
  if (certFile === undefined) throw new UsageError(half('tls-key', 'tls-cert'));
  if (keyFile === undefined) throw new UsageError(half('tls-cert', 'tls-key'));
  const pair = { cert: textOf('tls-cert', certFile), key: textOf('tls-key', keyFile) };
  const { pairProblem } = await import('../server/tls/pair.ts');
  const problem = pairProblem(pair, { cert: label('tls-cert', certFile), key: label('tls-key', keyFile) });
  if (problem !== undefined) throw new UsageError(problem);
  return pair;
}

function half(present: FileSetting, missing: FileSetting): string {
  return `${present} is set, but ${missing} isn't; set both, or only tls for a generated certificate`;
}

/** The names of the emulator in the settings. */
function hostsOf(settings: EffectiveSettings): readonly string[] {
  const { host, 'public-url': publicUrl, 'allowed-hosts': allowed, 'tls-host': further } = settings;
  const publicHosts = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  return [...[host, ...publicHosts, ...allowed].map(withoutPort).filter(isCertifiable), ...further];
}

/** The names and addresses of the machine, if the emulator listens on all of them. */
function machineOf({ host }: EffectiveSettings): readonly string[] {
  if (!everyAddress.includes(host)) return [];
  const addresses = networkUrls('http://localhost', host).map((url) => withoutPort(new URL(url).hostname));
  return [hostname(), ...addresses].filter(isCertifiable);
}

/** Returns a host without its port and brackets: an address with colons needs brackets only before a port. */
function withoutPort(host: string): string {
  return isIPv6(host) ? host : host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

/** Returns the message about the certificate, if there is one. */
export function noteOf(certificate: Certificate | undefined): readonly string[] {
  return certificate?.note === undefined ? [] : [certificate.note];
}

/** Describes the authority of a folder, which clients need to trust only once. */
export function keptLines(ca: string, file: string): readonly string[] {
  const { fingerprint256, validTo } = new X509Certificate(ca);
  return [
    `${file}, the same at each start until ${new Date(validTo).toISOString().slice(0, 10)}`,
    `SHA-256 ${fingerprint256}`,
    `export NODE_EXTRA_CA_CERTS=${quoted(file)}   # for Node; curl: --cacert ${quoted(file)}`,
  ];
}

/** Quotes a path for a shell if necessary. */
export function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function textOf(setting: FileSetting, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${label(setting, file)} cannot be read (${codeOf(error)}); name a file in PEM`);
  }
}

function label(setting: FileSetting, file: string): string {
  return `${file} (${setting})`;
}
