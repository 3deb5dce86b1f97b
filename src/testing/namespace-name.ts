import { createHash } from 'node:crypto';
import { relative } from 'node:path';

/** A test as its runner knows it. */
export interface TestIdentity {
  /** Its file, below the project's folder and with `/`, so that every machine has the same. */
  readonly file: string;
  /** Its title with those of the groups around it. */
  readonly title: string;
  /** How often it was tried before. */
  readonly retry: number;
  /** Which of its copies it is, where a runner runs it several times side by side. */
  readonly copy?: number;
}

const maxPrefixLength = 10;
const maxTitleLength = 30;

/** The namespace of a test: `locks-out-after-five-attempts-1f0c9b2d`, tried again `…-r1`. It is its own, whoever runs beside it. */
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

/** A file's path below the folder in which the runner was called, which tells it from every other of the same run. */
export function fileBelow(path: string): string {
  return relative(process.cwd(), path).replaceAll('\\', '/');
}

/** The seed of a test: the same when it is tried again, so that codes and ids are too. */
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
