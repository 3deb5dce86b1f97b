import { expect, it } from '@jest/globals';
import { operationsOf } from '../../src/declared/contract/operations.ts';
import { rolesIn } from '../../src/declared/accounts/roles.ts';

it('finds the roles of needs and of examples, but not those in the bodies of answers', () => {
  const example = { value: {}, 'x-login': { role: 'editor' } };
  const document = {
    openapi: '3.0.3',
    'x-login': { protect: { role: 'member' } },
    paths: {
      '/a': {
        get: {
          'x-login': { act: 'protected', needs: { role: ['admin', 'owner'] } },
          responses: { 200: { content: { 'application/json': { examples: { one: example } } } } },
        },
        post: {
          'x-login': { act: 'sign-in', answers: { 'signed-in': { body: { role: '{{account.role}}' } } } },
          responses: {},
        },
      },
    },
  };
  const roles = rolesIn({ document, operations: operationsOf(document) });
  expect(roles).toEqual(['member', 'admin', 'owner', 'editor']);
});
