import { hasFields, hasPlaces, type Shown } from './evidence.ts';

/** A part of a contract that a framework leaves its mark on. */
export type Sign = {
  /** 4: hardly anything else has it. 1: others have it, too. */
  readonly weight: 1 | 2 | 3 | 4;
  /** Without it, the contract is of something else. */
  readonly isRequired?: true;
} & (
  | { readonly request: readonly string[] }
  | { readonly success: readonly string[] }
  | { readonly refusal: readonly string[]; readonly status?: string }
  /** A pattern of most operationIds, with an example. */
  | { readonly ids: RegExp; readonly example: string }
  | { readonly text: string; readonly isSeen: (shown: Shown) => boolean }
);

/** Whether a contract has a sign. */
export function isSeen(sign: Sign, shown: Shown): boolean {
  if ('request' in sign) return shown.operations.some((one) => hasPlaces(one, sign.request));
  if ('success' in sign) return shown.operations.some(({ success }) => hasFields(success, sign.success));
  if ('ids' in sign) return shown.mostly((one) => sign.ids.test(shown.idOf(one)));
  if ('text' in sign) return sign.isSeen(shown);
  return shown.operations.some(({ refusals }) =>
    refusals.some((one) => (sign.status ?? one.status) === one.status && hasFields(one, sign.refusal)),
  );
}

/** Tells a sign as a sentence. */
export function textOf(sign: Sign): string {
  if ('request' in sign) return `A request has ${listed(sign.request)}.`;
  if ('success' in sign) return `An answer has ${listed(sign.success)}.`;
  if ('ids' in sign) return `Most operationIds are like ${sign.example}.`;
  if ('text' in sign) return sign.text;
  return `An answer ${sign.status ?? 'of an error'} has ${listed(sign.refusal)}.`;
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
