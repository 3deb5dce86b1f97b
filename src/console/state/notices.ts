import { signal } from '@preact/signals';
import { messageOf } from '../api/problem.ts';

/** A short message in the corner of the page. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'failed';
  /** Takes the action back; omitted if it can't be undone. */
  readonly undo?: () => Promise<unknown>;
}

/** The shown notices, oldest first. */
export const notices = signal<readonly Notice[]>([]);

const doneMs = 8000;
const failedMs = 20_000;
const count = { value: 0 };

/** Shows that an action is done, with a button to take it back. */
export function tellDone(text: string, undo?: () => Promise<unknown>): void {
  show({ text, kind: 'done', ...(undo === undefined ? {} : { undo }) }, doneMs);
}

/** Shows that an action failed, and why. */
export function tellFailed(error: unknown): void {
  show({ text: messageOf(error), kind: 'failed' }, failedMs);
}

/** Removes a notice. */
export function dismiss(id: number): void {
  notices.value = notices.value.filter((one) => one.id !== id);
}

/** Runs an action of the user; shows `done` with its undo, or why it failed. Returns whether it succeeded. */
export async function act(
  action: () => Promise<unknown>,
  done?: string,
  undo?: () => Promise<unknown>,
): Promise<boolean> {
  // the user has read why the last action failed
  notices.value = notices.value.filter(({ kind }) => kind !== 'failed');
  try {
    await action();
  } catch (error) {
    tellFailed(error);
    return false;
  }
  if (done !== undefined) tellDone(done, undo);
  return true;
}

function show(notice: Omit<Notice, 'id'>, forMs: number): void {
  const id = (count.value += 1);
  notices.value = [...notices.value.slice(-3), { ...notice, id }];
  setTimeout(() => dismiss(id), forMs);
}
