import { expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import marks from '../../../openapi/schema/x-login.schema.json' with { type: 'json' };
import overlay from '../../../openapi/schema/overlay.schema.json' with { type: 'json' };

const ajv = new Ajv({ strict: false });
ajv.addSchema(marks);
const check = ajv.compile(overlay);

/** Checks an overlay with one action; returns the places of its problems. */
function problems(target: string, mark: unknown): readonly string[] {
  const actions = [{ target, update: { 'x-login': mark } }];
  const isValid = check({ overlay: '1.0.0', info: { title: 'Acme', version: '1' }, actions });
  return isValid ? [] : (check.errors ?? []).map(({ instancePath }) => instancePath);
}

const place = '/actions/0/update/x-login';

it('checks the marks of the top when the target is the top', () => {
  expect(problems('$', { version: 1 })).toEqual([]);
  expect(problems('$', { act: 'public' })).toContain(place);
});

it('checks the mark of an operation at other targets', () => {
  expect(problems("$.paths['/login'].post", { act: 'public' })).toEqual([]);
  expect(problems("$.paths['/login'].post", { version: 1 })).toContain(place);
});

it('checks the mark of an example at targets below examples', () => {
  const target = "$.paths['/me'].get.responses['200'].content['application/json'].examples.admin";
  expect(problems(target, { role: 'admin' })).toEqual([]);
  expect(problems(target, { act: 'public' })).toContain(place);
});

it('rejects a target that is not a JSONPath', () => {
  expect(problems('/login', { act: 'public' })).toContain('/actions/0/target');
});

it('describes every key of the marks', () => {
  const undescribed: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const isKey = path.endsWith('/properties') && typeof value === 'object' && !path.includes('/oneOf/');
      const hasText = isKey && ('description' in value || '$ref' in value);
      if (isKey && !hasText) undescribed.push(`${path}/${key}`);
      visit(value, `${path}/${key}`);
    }
  };
  visit(marks, '');
  expect(undescribed).toEqual([]);
});
