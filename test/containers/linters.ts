import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { manifestComplaints } from './manifests.ts';

/** The container files of the project. */
export const containerFiles = [
  ...['Dockerfile', '.devcontainer/Dockerfile'],
  ...['compose.yaml', 'examples/compose-redis/compose.yaml'],
  'examples/kubernetes/login-emulator.yaml',
];

/** Returns the problems of a Dockerfile, a Compose file or a file with manifests of Kubernetes. */
export function containerComplaints(file: string): readonly string[] {
  if (basename(file) === 'Dockerfile') return dockerfileComplaints(file);
  return basename(file) === 'compose.yaml' ? composeComplaints(file) : manifestComplaints(file);
}

function dockerfileComplaints(file: string): readonly string[] {
  return validate(readFileSync(file, 'utf8')).map(
    ({ message, range: { start } }) =>
      `${file}:${start.line + 1}:${start.character + 1}: ${typeof message === 'string' ? message : message.value}`,
  );
}

/** Rules about order, which is for the reader, and about the project's name, which is that of the folder. */
const off = ['service-keys-order', 'services-alphabetical-order', 'require-project-name-field'];

function composeComplaints(file: string): readonly string[] {
  const rules = Object.fromEntries(off.map((rule) => [rule, 0 as const]));
  const linter = new DCLinter({ rules, quiet: false, debug: false, exclude: [] });
  return linter
    .lintFiles([file], false)
    .flatMap(({ messages }) =>
      messages.map(({ line, column, message, rule }) => `${file}:${line}:${column}: ${message} (${rule})`),
    );
}
