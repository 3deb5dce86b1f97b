/** The most characters of a text made up for a pattern, and the most repetitions beyond the least. */
const mostCharacters = 256;

/**
 * Returns a text that matches a pattern, within these lengths: the first alternative of each group, and the fewest
 * repetitions that suffice. Undefined for a pattern with other parts, such as a look-ahead.
 */
export function textLike(pattern: string, least = 0, most = mostCharacters): string | undefined {
  const matches = tester(pattern);
  if (matches === undefined) return undefined;
  for (let extra = 0; extra <= Math.min(least, mostCharacters); extra += 1) {
    const text = new Writer(pattern, extra).text();
    if (text === undefined || text.length > most) return undefined;
    if (text.length >= least && matches.test(text)) return text;
  }
  return undefined;
}

function tester(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

/** An example of each class of characters. */
const classes: Readonly<Record<string, string>> = { d: '0', w: 'a', s: ' ', D: 'a', W: '-', S: 'a' };
const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };

/** Characters of which one is outside of a negated class. */
const usual = ['a', 'A', '0', '-', '_', ' ', '.'];

/** Writes the text of a pattern, part by part. */
class Writer {
  readonly #pattern: string;
  readonly #extra: number;
  #at = 0;
  #isKnown = true;

  constructor(pattern: string, extra: number) {
    this.#pattern = pattern;
    this.#extra = extra;
  }

  text(): string | undefined {
    const text = this.#alternatives();
    return this.#isKnown && this.#at === this.#pattern.length ? text : undefined;
  }

  #alternatives(): string {
    const first = this.#sequence();
    while (this.#take('|')) this.#sequence();
    return first;
  }

  #sequence(): string {
    let text = '';
    while (this.#isKnown && this.#at < this.#pattern.length && !this.#isNext('|') && !this.#isNext(')')) {
      const part = this.#part();
      const times = this.#times();
      text = (text + part.repeat(Math.min(times, mostCharacters))).slice(0, mostCharacters + 1);
    }
    return text;
  }

  #part(): string {
    const character = this.#pattern.charAt(this.#at);
    this.#at += 1;
    if (character === '^' || character === '$') return '';
    if (character === '.') return 'a';
    if (character === '[') return this.#class();
    if (character === '\\') return this.#escaped();
    return character === '(' ? this.#group() : character;
  }

  #group(): string {
    const [head] = /^\?(?::|<[a-z]\w*>)/i.exec(this.#pattern.slice(this.#at)) ?? [];
    if (head === undefined && this.#isNext('?')) return this.#unknown();
    this.#at += head?.length ?? 0;
    const text = this.#alternatives();
    return this.#take(')') ? text : this.#unknown();
  }

  #escaped(): string {
    const name = this.#pattern.charAt(this.#at);
    this.#at += 1;
    const known = classes[name] ?? controls[name];
    if (known !== undefined) return known;
    return /[a-z0-9]/i.test(name) || name === '' ? this.#unknown() : name;
  }

  /** Returns a character of a class: its first, or for a negated one a usual character that it allows. */
  #class(): string {
    const rest = this.#pattern.slice(this.#at);
    const [whole] = /^(?:[^\]\\]|\\.)*\]/s.exec(rest) ?? [];
    const matches = whole === undefined ? undefined : tester(`^[${whole}$`);
    if (whole === undefined || matches === undefined) return this.#unknown();
    this.#at += whole.length;
    const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    const [literal = ''] = whole;
    return (
      [...(literal === '^' ? [] : [literal]), ...usual, ...printable].find((one) => matches.test(one)) ??
      this.#unknown()
    );
  }

  #times(): number {
    const [all = '', symbol, least, comma, most] =
      /^(?:([?*+])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#pattern.slice(this.#at)) ?? [];
    this.#at += all.length;
    if (all === '') return 1;
    const fewest = symbol === undefined ? Number(least) : symbol === '+' ? 1 : 0;
    if (symbol === '?') return Math.min(1, this.#extra);
    const isExact = symbol === undefined && comma === '';
    const limit = isExact ? fewest : most === undefined || most === '' ? Infinity : Number(most);
    return Math.min(fewest + this.#extra, limit);
  }

  #unknown(): string {
    this.#isKnown = false;
    return '';
  }

  #isNext(character: string): boolean {
    return this.#pattern.charAt(this.#at) === character;
  }

  #take(character: string): boolean {
    const isNext = this.#isNext(character);
    if (isNext) this.#at += 1;
    return isNext;
  }
}
