import type { Marks } from '../marks/types.ts';
import { numberFrom, uuidFrom } from '../template/stable-ids.ts';

/** Returns the id of a session or a token for answers: a number with `idFrom: integer`, else a text. */
export function shownId(id: string): string | number {
  return /^\d+$/.test(id) ? Number(id) : id;
}

/** Returns the id of a session that clients see. */
export function publicId({ marks }: { readonly marks: Marks['Marks'] }, id: string): string {
  const form = marks.session?.idFrom ?? 'uuid';
  return form === 'integer' ? String(numberFrom(`session ${id}`)) : uuidFrom(`session ${id}`);
}
