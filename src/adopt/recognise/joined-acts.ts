import type { ActName } from '../../declared/marks/names.ts';
import { repeatedPassword } from './rules/rule.ts';
import type { Traits } from './traits.ts';

/** Returns all acts of an operation: one operation can sign in and refresh, or change the account and its password. */
export function joinedActs(act: ActName, traits: Traits): readonly ActName[] {
  const has = (words: RegExp) => traits.fields.some((field) => words.test(field.words));
  if (act === 'sign-in' && traits.has('refresh') && has(/^grant type$/)) return ['sign-in', 'refresh'];
  if (act === 'sign-in' && traits.has('code') && traits.has('challenge')) return ['sign-in', 'second-factor'];
  const setsPassword =
    traits.has('newPassword') ||
    (traits.has('password') && (traits.has('currentPassword') || has(repeatedPassword)));
  const setsMore = has(/^(new )?(e ?mail|user ?name|(first |last |full |nick)?name)( address)?$/);
  if (act === 'update-account' && setsPassword) return ['update-account', 'change-password'];
  if (act === 'change-password' && traits.beside.includes('current-account') && setsMore)
    return ['update-account', 'change-password'];
  return [act];
}
