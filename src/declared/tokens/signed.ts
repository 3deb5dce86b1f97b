import { randomString } from '../../core/environment.ts';
import { problemAt, type CompiledForm, type FormScope, type TokenForm } from './form.ts';
import type { TokenMarks } from './marks.ts';
import { lettersOf, usualLength } from './opaque.ts';
import { createHmac } from 'node:crypto';

/**
 * Compiles the form of a random value with its signature, by HMAC-SHA-256: `s:value.signature`. Source: the packages
 * express-session and cookie-signature.
 */
export function signedForm(marks: TokenMarks, { keys }: FormScope): CompiledForm {
  const { length = usualLength, alphabet = 'base64url', startsWith = 's:' } = marks;
  const found = lettersOf(alphabet);
  if ('message' in found) return problemAt(['alphabet'], found.message);
  const { letters } = found;
  const secret = keys.find('HS256', marks.key);
  if ('message' in secret) return problemAt(['key'], secret.message);

  const signed = (value: string) => {
    const signature = createHmac('sha256', secret.key).update(value).digest('base64');
    return `${startsWith}${value}.${signature.replace(/=+$/, '')}`;
  };

  const form: TokenForm = {
    issue({ environment }) {
      const shown = randomString(length, letters, environment);
      return { value: signed(shown), shown };
    },
    flawOf(text) {
      const end = text.lastIndexOf('.');
      if (!text.startsWith(startsWith) || end < startsWith.length) return 'form';
      return signed(text.slice(startsWith.length, end)) === text ? undefined : 'signature';
    },
  };
  return { form };
}
