import { documentOf, type Counted, type Coverage } from './document.ts';
import { isRecord, parseJson } from '../json.ts';

const format = 'login-emulator/coverage';
const version = 1;

/** Reads a coverage document, also the older form without `called`. Returns a message if the text is something else. */
export function readCoverage(text: string): Coverage | { readonly wrong: string } {
  const content = parseJson(text);
  if (!isRecord(content)) return { wrong: "isn't a JSON object; expected output of coverage --format json" };
  if (content['format'] !== format)
    return { wrong: "isn't a coverage document; expected output of coverage --format json" };
  if (content['version'] !== version) {
    return {
      wrong: `has version ${JSON.stringify(content['version'])}; this login-emulator reads version ${version}: use the version that wrote it`,
    };
  }
  const entries: unknown = content['entries'];
  if (!Array.isArray(entries) || !entries.every(isEntry))
    return { wrong: 'is invalid: its entries are incomplete' };
  return documentOf(entries);
}

function isEntry(value: unknown): value is Counted {
  if (!isRecord(value)) return false;
  const { status, count, provenance, called } = value;
  const names = ['provider', 'profile', 'operation', 'outcome'];
  return (
    names.every((name) => typeof value[name] === 'string') &&
    ['documented', 'observed', 'inferred'].some((known) => known === provenance) &&
    Number.isInteger(status) &&
    Number.isInteger(count) &&
    Number(count) >= 0 &&
    (called === undefined || typeof called === 'boolean')
  );
}
