import { createHash } from 'node:crypto';
import { relative } from 'node:path';

/** The identity of a test, from its runner. */
export interface TestIdentity {
  /** Its file, relative to the project's folder and with `/`: the same on every machine. */
  readonly file: string;
  /** Its title, after the titles of its groups. */
  readonly title: string;
  /** The number of earlier attempts. */
  readonly retry: number;
  /** The index of the copy, if a runner runs the test several times in parallel. */
  readonly copy?: number;
}

const maxPrefixLength = 10;
const maxTitleLength = 30;

/** Returns a test's unique namespace name: `locks-out-after-five-attempts-1f0c9b2d`, for its first retry `…-r1`. */
export function namespaceOf({ file, title, retry, copy = 0 }: TestIdentity, prefix = ''): string {
  const digest = createHash('sha256').update(`${file}\n${title}`).digest('hex').slice(0, 8);
  const parts = [
    slugOf(prefix, maxPrefixLength),
    slugOf(title, maxTitleLength),
    digest,
    copy === 0 ? '' : `c${copy}`,
    retry === 0 ? '' : `r${retry}`,
  ];
  return parts.filter((part) => part !== '').join('-');
}

/** Returns a file's path relative to the runner's working directory, which is unique within a run. */
export function fileBelow(path: string): string {
  return relative(process.cwd(), path).replaceAll('\\', '/');
}

/** Returns the seed of a test. A retry has the same seed, and so the same codes and ids. */
export function seedOf({ file, title }: TestIdentity): string {
  return `${file} > ${title}`;
}

function slugOf(text: string, length: number): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, length)
    .replace(/-$/, '');
}
