import { numberFrom, uuidFrom } from '../template/stable-ids.ts';
import type { ProviderMarks } from './resolve.ts';

/** Returns the id of a session that clients see, from its id in the records. */
export function publicId({ marks }: ProviderMarks, id: string): string {
  const form = marks.session?.idFrom ?? 'uuid';
  return form === 'integer' ? String(numberFrom(`session ${id}`)) : uuidFrom(`session ${id}`);
}

/** Returns the id of a session or a token for answers: a number with `idFrom: integer`, else a text. */
export function shownId(id: string): string | number {
  return /^\d+$/.test(id) ? Number(id) : id;
}
