import { createPrivateKey, createPublicKey, randomUUID, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, OptionError } from '../../errors.ts';
import { identifierOf, keyText, makeAuthority, newKey, rangesIn, type Authority } from './make.ts';
import { isWithin, privateRanges, rangeOf } from './ranges.ts';

/** An authority in a folder. */
export interface StoredAuthority extends Authority {
  /** The file of its certificate. */
  readonly file: string;
  /** The names that it may sign for. */
  readonly ranges: readonly string[];
  /** A message for people if the certificate has been renewed. */
  readonly note?: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const lifetimeDays = 5 * 365;
const renewalDays = 30;

/** The names that an emulator needs: those of its options, and those of the machine. */
export interface NeededHosts {
  readonly hosts: readonly string[];
  readonly machine: readonly string[];
}

/**
 * Returns the authority in a folder. The first call creates it, for private names and these. Near its end, its
 * certificate is renewed for the same key and names. Processes that start at the same time get the same authority.
 *
 * @throws OptionError if the folder has other files instead, or if the authority may not sign for a host.
 */
export function authorityInFolder(folder: string, needed: NeededHosts, now: number): StoredAuthority {
  try {
    return authorityIn(folder, needed, now);
  } catch (error) {
    if (error instanceof OptionError) throw error;
    throw new OptionError(
      `the folder ${folder} cannot keep the certificate authority: ${codeOf(error) || String(error)}`,
    );
  }
}

function authorityIn(folder: string, { hosts, machine }: NeededHosts, now: number): StoredAuthority {
  const [file, keyFile] = [join(folder, 'ca.pem'), join(folder, 'ca-key.pem')];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // another process writes the key first, so a certificate without a key is never its unfinished work
  if (existsSync(file) && !existsSync(keyFile))
    throw new OptionError(`${file} has no ${keyFile}; restore the key, or ${elsewhere}`);
  createOnce(keyFile, () => keyText(newKey()), 0o600);
  const key = keyIn(keyFile);
  const first = [...new Set([...privateRanges, ...[...hosts, ...machine].map(rangeOf)])];
  createOnce(file, () => certificateOf(key, first, now), 0o644);
  const current = certificateIn(file, keyFile, key);
  const ranges = rangesIn(current.cert);
  const [outside] = hosts.filter((host) => !isWithin(host, ranges));
  if (outside !== undefined)
    throw new OptionError(
      `the authority in ${file} may not sign for ${outside}; remove that name, or ${elsewhere}`,
    );
  if (current.endsAt > now + renewalDays * dayMs) return { key, cert: current.cert, file, ranges };
  const cert = certificateOf(key, ranges, now);
  replace(file, cert);
  return { key, cert, file, ranges, note: renewed(file, current.endsAt, now) };
}

const elsewhere = 'use another folder, whose new authority clients must trust';

/** Creates the certificate. The name depends on the key alone, so that a renewed one replaces it in trust stores. */
function certificateOf(key: KeyObject, ranges: readonly string[], now: number): string {
  const id = Buffer.from(identifierOf(createPublicKey(key))).toString('hex', 0, 4);
  return makeAuthority({ key, title: `${titleStart} ${id}`, ranges, now, days: lifetimeDays });
}

const titleStart = 'login-emulator authority';

function keyIn(file: string): KeyObject {
  const text = readFileSync(file, 'utf8');
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // not a key
  }
  throw new OptionError(`${file} isn't a key that login-emulator created; restore it, or ${elsewhere}`);
}

function certificateIn(file: string, keyFile: string, key: KeyObject) {
  const cert = readFileSync(file, 'utf8');
  try {
    const read = new X509Certificate(cert);
    const isOurs = read.ca && read.subject.startsWith(`CN=${titleStart}`) && read.checkPrivateKey(key);
    if (isOurs) return { cert, endsAt: Date.parse(read.validTo) };
  } catch {
    // not a certificate
  }
  throw new OptionError(
    `${file} isn't the certificate that login-emulator created for ${keyFile}; restore it, or ${elsewhere}`,
  );
}

function renewed(file: string, endsAt: number, now: number): string {
  const how = endsAt > now ? 'ends' : 'ended';
  return `the certificate authority ${how} on ${new Date(endsAt).toISOString().slice(0, 10)}; ${file} is its renewed certificate, which clients must trust from then on`;
}

/** Creates a file unless it exists. A link is atomic: of two processes, one creates the file, and both read it. */
function createOnce(file: string, text: () => string, mode: number): void {
  if (existsSync(file)) return;
  const temporary = `${file}.${randomUUID()}`;
  try {
    writeFileSync(temporary, text(), { mode, flag: 'wx', flush: true });
    linkSync(temporary, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function replace(file: string, text: string): void {
  const temporary = `${file}.${randomUUID()}`;
  writeFileSync(temporary, text, { mode: 0o644, flag: 'wx', flush: true });
  renameSync(temporary, file);
}
