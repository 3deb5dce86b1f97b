import type { RunningServer } from '../start-server.ts';
import { urlVariable } from '../find-emulator.ts';
import { UsageError } from '../../errors.ts';
import { variableOf } from '../settings.ts';
import { tokenVariable } from '../token.ts';
import type { EnvTemplate } from './args.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the command is told of. */
export interface ExecInfo extends Pick<RunningServer, 'url' | 'urls' | 'token'> {
  /** The file of the emulator's certificate authority, where it has one. */
  readonly certificate: CertificateFile | undefined;
  /** The folder for what a failed test leaves, where there is one. */
  readonly artifacts: string | undefined;
}

/** The variables of the command beside those of this process. */
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
        `--env ${name} has {${word}}${absent[word] ?? ', which there is not'}; expected one of ${known}`,
      );
    });
  return Object.fromEntries(env.map(({ name, value }) => [name, filled(name, value)]));
}

/** Why what stands for something elsewhere does not here. */
const absent: Readonly<Record<string, string>> = {
  token: `, but the control plane asks for no token here, and ${tokenVariable} sets none`,
  ca: ', but the emulator serves without TLS',
};

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
