import { readFileSync } from 'node:fs';
import { codeOf, UsageError } from '../errors.ts';
import { type TlsOptions, isCertifiable } from '../server/tls/certificate.ts';
import type { Certificate } from '../http/listener.ts';
import type { EffectiveSettings } from './settings.ts';

type FileSetting = 'tls-cert' | 'tls-key';

/** Returns the certificate of all ports, undefined for plain HTTP. Throws a UsageError with the name of an unusable file. */
export async function certificateOf(settings: EffectiveSettings): Promise<Certificate | undefined> {
  if (!servesHttps(settings)) return undefined;
  const { certificateFor } = await import('../server/tls/certificate.ts');
  return certificateFor(await tlsOptionsOf(settings));
}

/** Whether the settings turn HTTPS on. */
export function servesHttps(settings: EffectiveSettings): boolean {
  const { tls, 'tls-cert': cert, 'tls-key': key, 'tls-host': hosts } = settings;
  return tls ?? (cert !== undefined || key !== undefined || hosts.length > 0);
}

async function tlsOptionsOf(settings: EffectiveSettings): Promise<TlsOptions> {
  const { 'tls-cert': certFile, 'tls-key': keyFile } = settings;
  if (certFile === undefined && keyFile === undefined) return { hosts: hostsOf(settings) };
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

/** The host names of the emulator that the settings have. */
function hostsOf(settings: EffectiveSettings): readonly string[] {
  const { host, 'public-url': publicUrl, 'tls-host': further } = settings;
  const publicAddress =
    publicUrl === undefined ? [] : [new URL(publicUrl).hostname.replace(/^\[(.*)\]$/, '$1')];
  return [...[host, ...publicAddress].filter(isCertifiable), ...further];
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
