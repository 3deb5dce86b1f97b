import type { Plan, PlannedAction, Remark } from '../plan.ts';
import { entryLines, type Comment } from './block.ts';
import { columns, inOneLine } from './comment.ts';
import { digestLines, digestOf } from './digests.ts';
import { scalarText } from './scalar-text.ts';
import { targetText } from './target.ts';

/** An entry of a list that adopt writes: an action of the overlay, or an account of the fixtures. */
export interface Written {
  /** The target of the action, or the login of the account. */
  readonly id: string;
  readonly lines: readonly string[];
}

/** The files that the text of an overlay names. */
export interface OverlayFiles {
  /** The file name of the contract, which is in the same folder. */
  readonly contract: string;
  /** The path of the schema of overlays, from that folder. */
  readonly schema: string;
}

/** Returns the text of the overlay of a plan. */
export function overlayText(plan: Plan, { contract, schema }: OverlayFiles): string {
  const actions = actionsOf(plan);
  const title = scalarText(`How ${plan.title} signs in`, true);
  const provider = inOneLine(contract).replace(/\.[^.]*$/, '');
  return [
    `# yaml-language-server: $schema=${inOneLine(schema)}`,
    '# `login-emulator adopt` has written these marks. "sure": the contract shows it. "likely": a guess, with its',
    '# reason; a mark without a remark is sure. "open": a comment; to use it, remove "# " from each of its lines.',
    `# To check the file: npx login-emulator check --provider ${provider}=${inOneLine(contract)}`,
    'overlay: 1.0.0',
    `info: { title: ${title}, version: 1.0.0 }`,
    `extends: ${scalarText(`./${contract}`, false)}`,
    'actions:',
    ...actions.flatMap(({ lines }, index) => (index === 0 ? lines : ['', ...lines])),
    ...digestLines(actions.map(({ id, lines }) => ({ id, digest: digestOf(lines) }))),
    '',
  ].join('\n');
}

/** Returns the actions of a plan as YAML. An overlay needs an action: if all are open, the first one only has the version. */
export function actionsOf({ actions }: Plan): readonly Written[] {
  const isEmpty = actions.every(({ isOpen }) => isOpen);
  return [...(isEmpty ? [onlyVersion] : []), ...actions].map(writtenAction);
}

const onlyVersion: PlannedAction = {
  target: [],
  update: { 'x-login': { version: 1 } },
  remarks: [],
  isOpen: false,
};

const indent = 2;
const commentStart = '# ';

/** Returns an action as YAML. */
export function writtenAction({ target, update, remarks, isOpen }: PlannedAction): Written {
  const id = targetText(target);
  const lines = entryLines(
    { target: id, update },
    {
      indent,
      comments: remarks.filter(isWritten).map(commentOf),
      width: isOpen ? columns - commentStart.length : columns,
    },
  );
  return { id, lines: isOpen ? lines.map(commented) : lines };
}

/** A sure mark needs no remark, except for the whole action. */
function isWritten({ path, certainty }: Remark): boolean {
  return path.length === 0 || certainty !== 'sure';
}

function commentOf({ path, certainty, text }: Remark): Comment {
  return { path: path.length === 0 ? [] : ['update', ...path], text: `${certainty}: ${text}` };
}

function commented(line: string): string {
  return `${' '.repeat(indent)}${commentStart}${line.slice(indent)}`;
}
