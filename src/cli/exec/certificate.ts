import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The certificate authority of the emulator in a file, for as long as the command runs. */
export interface CertificateFile {
  readonly path: string;
  /** What has a program of Node trust it, and tells any other where it is. */
  readonly variables: Readonly<Record<string, string>>;
  remove(): void;
}

/** Node reads one file: what the variable names already goes before. */
const nodesVariable = 'NODE_EXTRA_CA_CERTS';

/** Puts the certificate authority, as PEM, into a file that this user alone can read; nothing where there is none. */
export function certificateFile(
  pem: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): CertificateFile | undefined {
  if (pem === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-'));
  const path = join(folder, 'ca.pem');
  writeFileSync(path, `${textOf(variables[nodesVariable])}${pem}`, { mode: 0o600, flag: 'wx' });
  return {
    path,
    variables: { [nodesVariable]: path, LOGIN_EMULATOR_CA: path },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A file that cannot be read is none: Node itself warns of it. */
function textOf(path: string | undefined): string {
  if (path === undefined || path === '') return '';
  try {
    return readFileSync(path, 'utf8').replace(/\n?$/, '\n');
  } catch {
    return '';
  }
}
