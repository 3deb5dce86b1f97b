/** A phrase that plain English avoids, and its replacement. */
export interface AvoidedPhrase {
  readonly pattern: RegExp;
  readonly use: string;
}

/** Phrases that our sentences avoid: samples of the rules in CONTRIBUTING.md. */
export const avoidedPhrases: readonly AvoidedPhrase[] = [
  { pattern: /^What\b(?!.*\?)/, use: 'the noun: "The …"' },
  { pattern: /(?<!\bthere )\b(is|are|was|were) no (?!longer|more\b|matter)/i, use: "isn't, or has no" },
  { pattern: /\bones? that\b/i, use: 'the noun, or "that"' },
  { pattern: /\b(whoever|whence|wherewith|thereof)\b/i, use: 'the name of the caller or thing' },
  { pattern: /\bwhat (is|was|are|it is)\b(?! wrong)(?!.*\?)/i, use: 'the noun' },
  { pattern: /\bstands?\b(?!-in| (in|for|out|by|alone)\b)|\bstood\b/i, use: 'is, or is listed' },
  { pattern: /\b(takes?|took|taken|taking) (it |them )?over\b/i, use: 'reloads, loads, or imports' },
  { pattern: /\b(meets?|met)\b/i, use: 'triggers, reaches, or matches' },
  { pattern: /\b(wants?|wanted)\b/i, use: 'needs, or expects' },
  { pattern: /\b(an?|some|no) [\w-]+ of (its|their|your|our) own\b/i, use: '"its own …"' },
  { pattern: /\b(is|are) good for\b|\bno good\b/i, use: 'is valid for, or is invalid' },
  { pattern: /\b(make|makes|making|made) out\b/i, use: 'determines, or resolves' },
  { pattern: /\bfor ever\b/i, use: 'permanently' },
  { pattern: /\bturn(s|ed|ing)? away\b/i, use: 'rejects' },
  { pattern: /\bbut for\b|\baside\b/i, use: 'except' },
  { pattern: /\bsa(ys?|id) (nothing|so)\b/i, use: "isn't set" },
  { pattern: /\btold of\b|\btells? of\b/i, use: 'reports' },
  { pattern: /\bnobody\b|\bsomebody\b/i, use: '"no account", or "a client"' },
  { pattern: /\bhand(s|ed|ing)? (over|on)\b/i, use: 'passes' },
  { pattern: /\bin the place of\b/i, use: 'instead of' },
  { pattern: /\bleft out\b/i, use: 'omitted' },
  { pattern: /\b(is|are|was|were) (said|told|asked)\b/i, use: 'is reported, or is requested' },
  { pattern: /\b(goes|go|going|went) on (with|by|as)\b/i, use: 'continues' },
  { pattern: /\bcomes? to (?!an end)\b/i, use: 'results in, or amounts to' },
  { pattern: /\b(may|can|to) be had\b/i, use: 'is available' },
  { pattern: /\ball (that )?there (is|are)\b/i, use: 'everything' },
  { pattern: /\bthere (may|can|must) be\b/i, use: 'can have, or must exist' },
  { pattern: /\bso (much|many|long) (may|as)\b/i, use: 'at most, or while' },
  { pattern: /^Where (?!.*\?)/, use: '"If …", or "When …"' },
];
