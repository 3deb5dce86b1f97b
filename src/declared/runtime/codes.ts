import type { Problem } from '../../files/problems.ts';
import type { Marks } from '../marks/types.ts';
import { spanOf } from '../template/duration.ts';
import { compileTemplate, type Template } from '../template/template.ts';
import type { RootNames } from '../template/source-types.ts';
import { lettersOf } from '../tokens/opaque.ts';

/** The codes and links of a purpose, with all defaults. */
interface CodeKind {
  readonly length: number;
  readonly letters: string;
  /** The number of wrong tries that end a code. */
  readonly attempts: number;
  /** The lifetime of this purpose alone; the policy has that of the others. */
  readonly lifetimeMs: number | undefined;
  /** How long a further code is refused; 0 if it is sent at once. */
  readonly resendMs: number;
  /** Whether an unknown login has the same answer as a known one. */
  readonly hasDecoy: boolean;
  /** The link of the message. */
  readonly link: Template | undefined;
}

/** Returns the codes of a purpose. */
export type CodeKinds = (purpose: string) => CodeKind;

type Compiled = { readonly kind: CodeKind } | { readonly problems: readonly Problem[] };

/** The number of characters of a code whose marks don't set it. */
const usualLength = 6;

/** A duration that doesn't end: that of the policy. */
const foreverMs = 3_153_600_000_000;

/** Compiles the marks of the codes that are sent: those of all purposes, and those of single ones. */
export function createCodeKinds(
  { code = {}, codes = {} }: Pick<Marks['Marks'], 'code' | 'codes'>,
  roots: RootNames,
): { readonly kinds: CodeKinds } | { readonly problems: readonly Problem[] } {
  const shared = codeKind(code, undefined, roots);
  if ('problems' in shared) return { problems: shared.problems.map((one) => below(['code'], one)) };
  const kinds = new Map<string, CodeKind>();
  for (const [purpose, own] of Object.entries(codes)) {
    const compiled = codeKind({ ...code, ...own }, own.lifetime, roots);
    if ('problems' in compiled)
      return { problems: compiled.problems.map((one) => below(['codes', purpose], one)) };
    kinds.set(purpose, compiled.kind);
  }
  return { kinds: (purpose) => kinds.get(purpose) ?? shared.kind };
}

function codeKind(mark: Marks['Code'], lifetime: Marks['Code']['lifetime'], roots: RootNames): Compiled {
  const { length = usualLength, alphabet = 'digits', attempts = Infinity, resend, unknownLogin } = mark;
  const found = lettersOf(alphabet);
  if ('message' in found) return { problems: [{ path: ['alphabet'], atKey: false, message: found.message }] };
  const link = mark.link === undefined ? undefined : compileTemplate(mark.link, roots);
  if (link !== undefined && 'problems' in link)
    return { problems: link.problems.map((one) => below(['link'], one)) };
  return {
    kind: {
      ...{ length, attempts, letters: found.letters, link: link?.template },
      lifetimeMs: lifetime === undefined ? undefined : (spanOf(lifetime) ?? foreverMs),
      resendMs: resend === undefined ? 0 : (spanOf(resend) ?? Infinity),
      hasDecoy: unknownLogin !== 'invalid-credentials',
    },
  };
}

function below(path: readonly string[], problem: Problem): Problem {
  return { ...problem, path: [...path, ...problem.path] };
}
