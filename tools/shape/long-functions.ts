import { relative } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** Functions that are too long, as file, line and the linter's message. */
export interface LongFunctions {
  readonly unexplained: readonly string[];
  /** Functions whose `eslint-disable` comment gives a reason after ` -- `. */
  readonly explained: readonly string[];
}

const rule = 'max-lines-per-function';

/** Finds functions that are longer than eslint.config.js allows. */
export async function longFunctions(folders: readonly string[]): Promise<LongFunctions> {
  const eslint = new ESLint({
    ruleFilter: ({ ruleId }) => ruleId === rule,
    // this rule needs no types, and loading them takes most of the time
    overrideConfig: tseslint.configs.disableTypeChecked,
  });
  return longFunctionsIn(await eslint.lintFiles([...folders]));
}

type FileResult = Pick<ESLint.LintResult, 'filePath' | 'messages' | 'suppressedMessages'>;

/** Splits the long functions in the linter's results by whether a comment gives a reason. */
export function longFunctionsIn(results: readonly FileResult[]): LongFunctions {
  const found = results.flatMap(({ filePath, messages, suppressedMessages }) =>
    [
      ...messages.map((message) => ({ ...message, reason: '' })),
      ...suppressedMessages.map((message) => ({ ...message, reason: reasonIn(message.suppressions) })),
    ]
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ line, message, reason }) => ({
        text: `${relative('.', filePath)}:${line} ${message}`,
        isExplained: reason !== '',
      })),
  );
  return {
    unexplained: found.filter(({ isExplained }) => !isExplained).map(({ text }) => text),
    explained: found.filter(({ isExplained }) => isExplained).map(({ text }) => text),
  };
}

function reasonIn(suppressions: readonly { readonly justification: string }[]): string {
  return suppressions.map(({ justification }) => justification).join('');
}
