import type { RunningServer } from '../start-server.ts';
import { urlVariable } from '../find-emulator.ts';
import { UsageError } from '../usage-error.ts';
import { tokenVariable, variableOf } from '../variables.ts';
import type { CertificateFile } from './certificate.ts';
import type { EnvTemplate } from './args.ts';

/** What the command is told of. */
export interface Told extends Pick<RunningServer, 'url' | 'urls' | 'token'> {
  /** The file of the emulator's certificate authority, where it has one. */
  readonly certificate: CertificateFile | undefined;
  /** The folder for what a failed test leaves, where there is one. */
  readonly artifacts: string | undefined;
}

/** The variables of the command beside those of this process. */
export function variablesFor(told: Told, env: readonly EnvTemplate[]): Readonly<Record<string, string>> {
  const { url, urls, token, certificate, artifacts } = told;
  return {
    [urlVariable]: url,
    ...Object.fromEntries(Object.entries(urls).map(([id, base]) => [variableOf(`${id}-url`), base])),
    ...(token === undefined ? {} : { [tokenVariable]: token }),
    ...(artifacts === undefined ? {} : { LOGIN_EMULATOR_ARTIFACTS: artifacts }),
    ...certificate?.variables,
    ...expandTemplates(told, env),
  };
}

function expandTemplates(
  { url, urls, token, certificate }: Told,
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
