import { actRules, readByAll } from '../../declared/marks/act-table.ts';
import type { Act, ActName, ReadName } from '../../declared/marks/names.ts';
import { isRecord, type Node } from '../../json.ts';
import type { PlannedAction, Remark } from '../plan.ts';
import type { RecognisedOperation } from '../recognise/recognise.ts';
import { plannedAnswers, type AnswerContext } from './answers.ts';

/** A planned action, with its acts for the answers that they share. */
export interface PlannedOperation {
  readonly action: PlannedAction;
  readonly acts: readonly { readonly act: Act; readonly answers: Readonly<Record<string, Node>> }[];
}

/** Plans the marks of an operation. */
export async function plannedOperation(
  operation: RecognisedOperation,
  context: AnswerContext,
): Promise<PlannedOperation> {
  const { head, certainty, reasons } = operation;
  const text = reasons.slice(0, 3).join('; ');
  const remarks: Remark[] = [{ path: [], certainty, text }];
  const responses: Record<string, Node> = {};
  const acts: { readonly act: Act; readonly answers: Readonly<Record<string, Node>>; readonly mark: Node }[] =
    [];
  const ordered = operation.acts.toReversed();
  const isSeveral = ordered.length > 1;
  for (const [index, name] of ordered.entries()) {
    const at = ['x-login', ...(isSeveral ? ['acts', index] : [])];
    const { reads, remarks: ofReads } = plannedReads(operation, name, context);
    remarks.push(...ofReads.map((one) => ({ ...one, path: [...at, 'reads', ...one.path] })));
    const when = isSeveral && index < ordered.length - 1 ? conditionOf(operation, name) : undefined;
    const more = { ...purposeOf(operation, name), ...signsInOf(operation, name) };
    const act = { act: name, ...more, ...(Object.keys(reads).length > 0 ? { reads } : {}) } as Act;
    const planned = await plannedAnswers(operation, act, context);
    remarks.push(...planned.remarks.map((one) => ({ ...one, path: [...at, 'answers', ...one.path] })));
    Object.assign(responses, planned.responses);
    const { answers } = planned;
    const mark = {
      ...{ act: name, ...(when === undefined ? {} : { when }), ...more },
      ...(Object.keys(reads).length > 0 ? { reads } : {}),
      ...(Object.keys(answers).length > 0 ? { answers } : {}),
    };
    acts.push({ act, answers, mark });
  }
  const [single] = acts;
  const mark = isSeveral || single === undefined ? { acts: acts.map((one) => one.mark) } : single.mark;
  const isOpen = certainty === 'open';
  const update = { 'x-login': mark, ...(Object.keys(responses).length > 0 ? { responses } : {}) };
  const target = ['paths', head.template, head.method.toLowerCase()];
  return { action: { target, update, remarks, isOpen }, acts: isOpen ? [] : acts };
}

/** Plans the places that an act reads. */
function plannedReads(
  { reads: recognised, traits }: RecognisedOperation,
  act: ActName,
  { root, account }: AnswerContext,
): { readonly reads: Node; readonly remarks: readonly Remark[] } {
  const rule = actRules[act];
  const names = new Set<ReadName>([...rule.requires.flat(), ...rule.reads, ...readByAll]);
  const reads: Record<string, unknown> = {};
  const remarks: Remark[] = [];
  for (const [name, { places, certainty, reason }] of recognised) {
    if (!names.has(name)) continue;
    reads[name] = places.length === 1 ? places[0] : places;
    if (certainty !== 'sure') remarks.push({ path: [name], certainty, text: reason });
  }
  const tokens = isRecord(root['tokens']) ? root['tokens'] : {};
  if (act === 'refresh' && reads['refresh'] === undefined && tokens['refresh'] !== undefined) {
    reads['refresh'] = 'bearer';
    remarks.push({ path: ['refresh'], certainty: 'likely', text: 'no field of the request has it' });
  }
  if (names.has('fields')) {
    const own = traits.fields.filter(({ path }) => Object.hasOwn(account.fields, path.at(-1) ?? ''));
    const fields = Object.fromEntries(own.map(({ path, place }) => [path.at(-1) ?? '', place]));
    if (own.length > 0) reads['fields'] = fields;
  }
  return { reads, remarks };
}

/** Returns the requests for which an act is the right one, of several in an operation. */
function conditionOf({ traits, reads }: RecognisedOperation, act: ActName): Node | undefined {
  const grant = traits.fields.find(({ words }) => words === 'grant type');
  if (act === 'refresh' && grant !== undefined) return { [grant.place]: 'refresh_token' };
  const shown = act === 'change-password' ? 'newPassword' : act === 'second-factor' ? 'challenge' : 'refresh';
  const [place] = reads.get(shown)?.places ?? [];
  return place === undefined ? undefined : { [place]: { present: true } };
}

/** The purpose of a code that is sent: the second step, or an address. */
function purposeOf({ traits }: RecognisedOperation, act: ActName): Node {
  if (act !== 'send-code') return {};
  if (traits.says(/\b(2 ?fa|mfa|otp|two factor|second factor|challenge)\b/))
    return { purpose: 'second-factor' };
  if (traits.says(/\b(verif\w*|confirm\w*|activat\w*)\b/)) return { purpose: 'confirm-address' };
  return {};
}

/** Whether an act that may sign in does so: its success has a token. */
function signsInOf({ tokens }: RecognisedOperation, act: ActName): Node {
  const may = ['sign-up', 'confirm-address', 'reset-password'].includes(act);
  return may && tokens.has('access') ? { signsIn: true } : {};
}
