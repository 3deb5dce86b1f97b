import { isExampleAddress } from './looks-secret.ts';
import { wordsOf } from './names.ts';
import type { Side } from './side.ts';

/** Replaces the data of persons in a recording by neutral samples. Equal values have equal samples. */
export interface People {
  /** Returns the sample of a member's value; undefined if the member's name tells no data of a person. */
  member(value: string, name: string, side: Side, parent: string): string | undefined;
  /** Replaces the known data of persons in a text. */
  text(value: string): string;
  /** How many different values have a sample. */
  count(): number;
}

type Sample = (value: string, number: number) => string;

/** The words of a member's name, and the sample of its value. The first person has the login of the first account. */
const samples: readonly (readonly [name: RegExp, sample: Sample])[] = [
  [
    /^(login|log ?in (name|id)|user ?names?|user|user ?id|nick ?name|handle|screen ?name|account( ?name)?|identifier|preferred user ?name|benutzername|usuario)$/,
    loginSample,
  ],
  [/\b(e ?mail|mail)( address)?$/, loginSample],
  [/^(first|given|fore|vor) ?name$/, numbered('Example')],
  [/^(last|family|sur|middle|nach) ?name$/, numbered('Name')],
  [
    /^((full|display|real|legal|preferred|user|customer|contact|person|company|organi[sz]ation|tenant) ?)?name$/,
    numbered('Example Name'),
  ],
  [
    /\b(street|address ?\d?|address line ?\d?|(street|postal|home|billing|shipping) address)$/,
    numbered('Example Street'),
  ],
  [/^(city|town|(city|town) name)$/, numbered('Example City')],
  [/^(zip|zip ?code|post ?code|postal code|plz)$/, () => '00000'],
  [/^((last|client|remote|user|sign in) )?ip( ?address)?$/, () => '192.0.2.1'],
  [/^(birth ?(day|date)|date of birth|dob|born)$/, () => '2000-01-01'],
];

/** Names within these aren't of persons. */
const ofThings =
  /\b(roles?|permissions?|scopes?|groups?|plans?|products?|items?|features?|apps?|applications?|clients?|providers?|countr(y|ies)|currenc(y|ies)|languages?|tags?|categor(y|ies)|errors?)$/;

/** Creates the replacer of persons' data. */
export function createPeople(): People {
  const known = new Map<string, string>();
  const counts = new Map<Sample, number>();
  const given = new Set<string>();
  const distinct = new Set<string>();
  function sampleFor(value: string, sample: Sample): string {
    const found = known.get(value.toLowerCase());
    if (found !== undefined) return found;
    // a user name and an address are often of one person
    const counted = sample === loginSample && value.includes('@') ? addressSample : sample;
    const number = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, number);
    const added = counted(value, number);
    known.set(value.toLowerCase(), added);
    given.add(added);
    if (isDistinct(value)) distinct.add(value);
    return added;
  }
  return {
    member(value, name, side, parent) {
      const words = wordsOf(name);
      const [rule, sample] = samples.find(([form]) => form.test(words)) ?? [];
      if (rule === undefined || sample === undefined || value === '') return undefined;
      if (given.has(value)) return value;
      // a refusal names the field, and says its problem
      if (side !== 'request' && side >= 400 && !known.has(value.toLowerCase()) && !value.includes('@'))
        return undefined;
      if (/name$/.test(words) && ofThings.test(wordsOf(parent))) return undefined;
      if (sample === loginSample && side !== 'request' && isExampleAddress(value))
        return known.get(value.toLowerCase());
      return sampleFor(value, sample);
    },
    text: (value) =>
      (usual.test(value) ? undefined : known.get(value.toLowerCase())) ??
      withReplacedWords(value, (words) => (distinct.has(words) ? known.get(words.toLowerCase()) : undefined)),
    count: () => known.size,
  };
}

/** Whether a value can't be a usual word of a text: it has a sign, a digit or a blank, or a capital after its first. */
function isDistinct(value: string): boolean {
  return value.length >= 4 && (/[\d@ ._-]/.test(value) || /^[A-Z][a-z]+$/.test(value));
}

/** The most words of a name or an address within a text. */
const mostWords = 5;

/** Replaces runs of words in a text, the longest first. A recording can have many names, so that each run is looked up. */
function withReplacedWords(text: string, find: (words: string) => string | undefined): string {
  const words = [...text.matchAll(/[\p{L}\d]+/gu)];
  let result = '';
  let at = 0;
  for (const [index, { index: start }] of words.entries()) {
    if (start < at) continue;
    const ends = words.slice(index, index + mostWords).map((word) => word.index + word[0].length);
    const end = ends.findLast((one) => find(text.slice(start, one)) !== undefined);
    if (end === undefined) continue;
    result += text.slice(at, start) + (find(text.slice(start, end)) ?? '');
    at = end;
  }
  return result + text.slice(at);
}

/** Logins that are also words of paths and of texts. */
const usual =
  /^(.{1,2}|users?|admin|root|test|guest|demo|me|name|login|accounts?|auth|sessions?|tokens?|api|data|default|none|example|password|e?mail|plain)$/i;

function loginSample(_value: string, number: number): string {
  return number === 1 ? 'plain' : `plain-${number}`;
}

function addressSample(value: string, number: number): string {
  return `${loginSample(value, number)}@example.com`;
}

/** Whether a text is the sample of a login. */
export function isLoginSample(text: string): boolean {
  return /^plain(-\d+)?(@example\.com)?$/.test(text);
}

function numbered(text: string): Sample {
  return (_value, number) => (number === 1 ? text : `${text} ${number}`);
}
