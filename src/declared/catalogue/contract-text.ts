import type { Catalogue } from '../../core/catalogue.ts';
import type { SignIn } from '../../core/sign-in.ts';
import { isRecord } from '../../json.ts';
import type { OperationHead } from '../contract/operations.ts';
import { below, nodeAt } from '../contract/pointer.ts';
import type { ProviderParts } from '../runtime/parts.ts';

type Node = Record<string, unknown>;
type Entry = Catalogue['outcomes'][number];

/**
 * Returns the contract as JSON, with an example for each outcome that has a body, and with an account of the fixtures as
 * the example of the sign-in.
 */
export function contractText(
  { document, operations }: ProviderParts,
  { outcomes }: Catalogue,
  signIn: SignIn | undefined,
): string {
  const copy = structuredClone(document) as Node;
  const heads = new Map(operations.all.map((head) => [head.operationId, head]));
  const head = heads.get(signIn?.operationId ?? '');
  if (signIn?.body !== undefined && head !== undefined) addRequestExample(copy, head, signIn.body);
  for (const entry of outcomes) {
    const head = heads.get(entry.operation);
    if (head !== undefined) addExample(copy, head, entry);
  }
  return JSON.stringify(copy, null, 2);
}

/** Adds the example before those of the contract, whose accounts don't exist. */
function addRequestExample(document: Node, { pointer }: OperationHead, value: unknown): void {
  const found = nodeAt(document, below(pointer, 'requestBody'));
  const operation = nodeAt(document, pointer)?.value;
  if (!isRecord(found?.value) || !isRecord(operation)) return;
  // a shared body stays as it is
  const body = isOwn(found.pointer, pointer) ? (found.value as Node) : (structuredClone(found.value) as Node);
  (operation as Node)['requestBody'] = body;
  const media = mediaOf(body);
  const { example, examples } = media;
  delete media['example'];
  media['examples'] = {
    account: { summary: 'An account of the fixtures', value },
    ...(example === undefined ? {} : { default: { value: example } }),
    ...(isRecord(examples) ? examples : {}),
  };
}

function addExample(
  document: Node,
  { pointer }: OperationHead,
  { status, outcome, reach, body }: Entry,
): void {
  if (body === undefined) return;
  const media = mediaOf(responseOf(document, pointer, status));
  const examples = objectIn(media, 'examples');
  // a media type has either one example or several
  if (media['example'] !== undefined) examples['default'] ??= { value: media['example'] };
  delete media['example'];
  examples[outcome] ??= { summary: `${outcome}: ${reach}`, value: body };
}

/** Returns the operation's own copy of the response with a status; shared responses stay as they are. */
function responseOf(document: Node, operation: string, status: number): Node {
  const responses = nodeAt(document, below(operation, 'responses'))?.value;
  if (!isRecord(responses)) return {};
  const text = String(status);
  const declared = [text, `${text.charAt(0)}XX`, 'default'].find((name) => Object.hasOwn(responses, name));
  const found =
    declared === undefined ? undefined : nodeAt(document, below(below(operation, 'responses'), declared));
  const own = { description: `Status ${text}`, ...(structuredClone(found?.value) as Node | undefined) };
  if (declared === text && found !== undefined && isOwn(found.pointer, operation)) return found.value as Node;
  (responses as Node)[text] = own;
  return own;
}

function isOwn(pointer: string, operation: string): boolean {
  return pointer.startsWith(`${operation}/`);
}

function mediaOf(response: Node): Node {
  const content = objectIn(response, 'content');
  const [first = 'application/json'] = Object.keys(content);
  return objectIn(content, first);
}

/** Returns an object below a node; adds it if the node has none. */
function objectIn(node: Node, name: string): Node {
  const known = node[name];
  if (isRecord(known)) return known;
  const added: Node = {};
  node[name] = added;
  return added;
}
