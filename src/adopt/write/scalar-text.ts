import { stringify } from 'yaml';

/** Characters that YAML doesn't allow, or that an editor doesn't display: they are escaped in values. */
export const invisible =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff9-\uffff]|\p{Surrogate}/gu;

/** Texts that a parser of YAML 1.1 reads as a boolean, a number, a time, or the merge of another map. */
const readOtherwise =
  /^(?:y|n|yes|no|on|off|<<|=|[-+.]?\d[\d_.,:-]*(?:[t ][\d:.]+z?)?|[-+]?0[xob][\da-f_]+)$/i;

/** Of those, texts that all parsers read as they are: versions and addresses. */
const dotted = /^\d+(\.\d+){2,}$/;

const options = { lineWidth: 0, singleQuote: true } as const;

/** Returns a text, a number, a boolean or null as YAML on one line. In a flow collection, more texts need quotes. */
export function scalarText(value: unknown, isInFlow: boolean): string {
  if (typeof value !== 'string') return stringify(value, options).trimEnd();
  if (value.search(invisible) >= 0) return escapedText(value);
  const text = isInFlow ? inFlow(value) : stringify(value, options).trimEnd();
  const isMisread = text === value && readOtherwise.test(value) && !dotted.test(value);
  return isMisread || marker.test(value) ? quoted(value) : text;
}

/** Ends a document. */
const marker = /^(?:---|\.\.\.)/;

/** Quotes a text as prettier does. */
function quoted(value: string): string {
  const needsDouble = value.includes("'") && !value.includes('"');
  return needsDouble ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}

function inFlow(value: string): string {
  return stringify([value], { ...options, collectionStyle: 'flow', flowCollectionPadding: false })
    .trimEnd()
    .slice(1, -1);
}

function escapedText(value: string): string {
  return JSON.stringify(value).replaceAll(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
