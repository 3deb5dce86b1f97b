import { readFileSync } from 'node:fs';

/** A fenced block of a guide: input for the reader, or expected output. */
interface Fence {
  readonly language: string;
  readonly title: string | undefined;
  /** Whether no test runs the block. */
  readonly isIllustrative: boolean;
  /** Whether the block is a part of a file. */
  readonly isPart: boolean;
  readonly text: string;
}

/** The expected response or output below a command; `…` marks omitted parts. */
export interface Shown {
  readonly form: 'json' | 'jsonc' | 'text';
  readonly text: string;
}

/** An action of a guide's reader. */
export type Step =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  /** An emulator that keeps running; replaces an earlier one at its port. */
  | { readonly kind: 'start'; readonly line: string; readonly port: string }
  /** Another server that keeps running: a line that ends in `&`. */
  | { readonly kind: 'background'; readonly line: string }
  /** `ends` is the HTTP status of a curl line, and the exit code of other lines. */
  | {
      readonly kind: 'command';
      readonly line: string;
      readonly ends: string;
      readonly shown: Shown | undefined;
    };

/** Code of a guide to compile. */
export interface Code {
  readonly path: string;
  readonly text: string;
}

const codeLanguages = ['ts', 'tsx', 'js', 'mjs', 'cjs'];
const usualPort = '4010';
const commands = [
  ...['adopt', 'init', 'check', 'outcomes', 'health', 'coverage', 'exec', 'code', 'token'],
  ...['scenario', 'requests', 'account', 'session', 'clock', 'reset', 'bundle', 'completion', 'help'],
];

/** Returns the text of a page by its name: `README`, `ci` for a guide, `reference/state` for another page of docs. */
export function pageOf(name: string): string {
  if (name === 'README') return readFileSync('README.md', 'utf8');
  return readFileSync(`docs/${name.includes('/') ? name : `guides/${name}`}.md`, 'utf8');
}

/** Returns the reader's actions, in the order of the page. */
export function stepsOf(page: string): readonly Step[] {
  const fences = fencesOf(page);
  return fences.flatMap((fence, index): readonly Step[] => {
    const { language, title, text, isIllustrative } = fence;
    if (isIllustrative) return [];
    if (title !== undefined) return [{ kind: 'file', path: title, text }];
    return language === 'sh' ? stepsIn(text, shownIn(fences[index + 1])) : [];
  });
}

/** Returns whether a line is a single curl request, which ends with a status. */
export function isCurl(line: string): boolean {
  return line.startsWith('curl ') && !/ [|;&]/.test(line);
}

/** Returns the first lines of the blocks that no test runs. */
export function illustrativeOf(page: string): readonly string[] {
  return fencesOf(page).flatMap(({ isIllustrative, text }) =>
    isIllustrative ? [text.split('\n')[0] ?? ''] : [],
  );
}

/** Joins the untitled TypeScript blocks of a page to one program; empty if there are none. */
export function scriptOf(page: string): string {
  return fencesOf(page)
    .filter(
      ({ language, title, isIllustrative }) => language === 'ts' && title === undefined && !isIllustrative,
    )
    .map(({ text }) => text)
    .join('\n');
}

/** Returns the blocks of a page that quote a file; `isPart` marks a part of it. */
export function quotedIn(
  page: string,
): readonly { readonly path: string; readonly text: string; readonly isPart: boolean }[] {
  return fencesOf(page).flatMap(({ title, text, isPart }) =>
    title === undefined ? [] : [{ path: title, text, isPart }],
  );
}

/** Returns all code of a page: its files, its program, and the blocks that no test runs. */
export function codeOf(page: string): readonly Code[] {
  const script = scriptOf(page);
  const files = fencesOf(page).flatMap(({ language, title, isIllustrative, text }, index) => {
    if (!codeLanguages.includes(language)) return [];
    if (title !== undefined) return [{ path: title, text }];
    return isIllustrative ? [{ path: `illustrative-${index}.${language}`, text }] : [];
  });
  return script === '' ? files : [...files, { path: 'page.mts', text: script }];
}

/** Returns the expected output of a program, from the comments after its `console.log(…);`. */
export function promisedBy(script: string): readonly string[] {
  return [...script.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map(([, said = '']) => said);
}

function fencesOf(page: string): readonly Fence[] {
  return [...page.matchAll(/^( *)```(\w+)([^\n]*)\n(.*?)^ *```$/gms)].map(
    ([, indent = '', language = '', words = '', text = '']) => ({
      language,
      title: /title="([^"]+)"/.exec(words)?.[1],
      isIllustrative: words.includes('illustrative'),
      isPart: / part$/.test(words),
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

function shownIn(fence: Fence | undefined): Shown | undefined {
  const { language: form, text, title } = fence ?? { language: '', text: '', title: undefined };
  if (title !== undefined) return undefined;
  return form === 'json' || form === 'jsonc' || form === 'text' ? { form, text } : undefined;
}

/** Returns a step for each line; the expected output belongs to the last. */
function stepsIn(text: string, shown: Shown | undefined): readonly Step[] {
  const lines = text.replaceAll('\\\n', ' ').trim().split('\n');
  return lines
    .filter((line) => !line.startsWith('#'))
    .map((line, index, { length }) => stepOf(line, index === length - 1 ? shown : undefined));
}

function stepOf(whole: string, shown: Shown | undefined): Step {
  const [, line = '', status, code] = /^(.*?)(?:\s+# (\d{3}|exits (\d+)))?$/.exec(whole) ?? [];
  if (line.endsWith(' &')) return { kind: 'background', line: line.slice(0, -2) };
  const [, second = ''] = /^(?:[A-Z_]+=\S+ )*npx login-emulator ?(\S*)/.exec(line) ?? ['', 'none'];
  if (second === '' || second === 'start' || second.startsWith('--')) {
    return { kind: 'start', line, port: /--port (\d+)/.exec(line)?.[1] ?? usualPort };
  }
  if (second !== 'none' && !commands.includes(second))
    throw new Error(`unknown command of login-emulator: ${line}`);
  const ends = isCurl(line) ? (status ?? '200') : (code ?? '0');
  return { kind: 'command', line, ends, shown };
}
