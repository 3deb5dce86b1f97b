import type { RunningServer } from '../start-server.ts';
import { urlVariable } from '../find-emulator.ts';
import { UsageError } from '../../errors.ts';
import { variableOf } from '../settings.ts';
import { tokenVariable } from '../token.ts';
import type { EnvTemplate } from './args.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The parts of the emulator that the command's variables describe. */
export interface ExecInfo extends Pick<RunningServer, 'url' | 'urls' | 'token'> {
  /** The file of the emulator's certificate authority, if it has one. */
  readonly certificate: CertificateFile | undefined;
  /** The folder for the artifacts of failed tests, if set. */
  readonly artifacts: string | undefined;
}

/** Returns the variables that the command gets in addition to those of this process. */
export function variablesFor(info: ExecInfo, env: readonly EnvTemplate[]): Readonly<Record<string, string>> {
  const { url, urls, token, certificate, artifacts } = info;
  return {
    [urlVariable]: url,
    ...Object.fromEntries(Object.entries(urls).map(([id, base]) => [variableOf(`${id}-url`), base])),
    ...(token === undefined ? {} : { [tokenVariable]: token }),
    ...(artifacts === undefined ? {} : { LOGIN_EMULATOR_ARTIFACTS: artifacts }),
    ...certificate?.variables,
    ...expandTemplates(info, env),
  };
}

function expandTemplates(
  { url, urls, token, certificate }: ExecInfo,
  env: readonly EnvTemplate[],
): Readonly<Record<string, string>> {
  const placeholders = new Map<string, string>([['url', url], ...Object.entries(urls)]);
  if (token !== undefined) placeholders.set('token', token);
  if (certificate !== undefined) placeholders.set('ca', certificate.path);
  const filled = (name: string, value: string) =>
    value.replaceAll(/\{([A-Za-z][\w-]*)\}/g, (_whole, word: string) => {
      const standsFor = placeholders.get(word);
      if (standsFor !== undefined) return standsFor;
      const known = [...placeholders.keys()].map((key) => `{${key}}`).join(', ');
      throw new UsageError(
        `--env ${name} has {${word}}${absent[word] ?? ', which is unknown'}; expected one of ${known}`,
      );
    });
  return Object.fromEntries(env.map(({ name, value }) => [name, filled(name, value)]));
}

/** Reasons why a placeholder has no value. */
const absent: Readonly<Record<string, string>> = {
  token: `, but the control plane requires no token here, and ${tokenVariable} isn't set`,
  ca: ', but the emulator serves without TLS',
};

/** The file of the emulator's certificate authority while the command runs. */
export interface CertificateFile {
  readonly path: string;
  /** The variables that make Node programs trust it, and give its path to others. */
  readonly variables: Readonly<Record<string, string>>;
  remove(): void;
}

/** Node reads only one file, so the file that the variable already names is copied in front. */
const nodesVariable = 'NODE_EXTRA_CA_CERTS';

/** Writes the certificate authority, as PEM, to a file that only this user can read; returns undefined without one. */
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

/** Returns the text of a file, empty if it cannot be read: Node itself warns about it. */
function textOf(path: string | undefined): string {
  if (path === undefined || path === '') return '';
  try {
    return readFileSync(path, 'utf8').replace(/\n?$/, '\n');
  } catch {
    return '';
  }
}
