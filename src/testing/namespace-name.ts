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
  const parts = [
    slugOf(prefix, maxPrefixLength),
    slugOf(title, maxTitleLength),
    digestOf(`${file}\n${title}`),
    copy === 0 ? '' : `c${copy}`,
    retry === 0 ? '' : `r${retry}`,
  ];
  return parts.filter((part) => part !== '').join('-');
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

/** Returns the FNV-1a hash of a text, in eight hexadecimal digits: short names need no cryptography. */
function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
