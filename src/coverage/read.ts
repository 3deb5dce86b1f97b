import { documentOf, type Counted, type Coverage } from './document.ts';
import { isRecord, parseJson } from '../json.ts';

const format = 'login-emulator/coverage';
const version = 1;

/** Reads a coverage document, from before `called` too; a sentence on what it is instead where it is none. */
export function readCoverage(text: string): Coverage | { readonly wrong: string } {
  const content = parseJson(text);
  if (!isRecord(content)) return { wrong: 'is no JSON object; expected what coverage --format json prints' };
  if (content['format'] !== format)
    return { wrong: 'is no coverage document; expected what coverage --format json prints' };
  if (content['version'] !== version) {
    return {
      wrong: `has version ${JSON.stringify(content['version'])}; this login-emulator reads version ${version}: use the one that wrote it`,
    };
  }
  const entries: unknown = content['entries'];
  if (!Array.isArray(entries) || !entries.every(isEntry))
    return { wrong: 'is broken: its entries are not whole' };
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
