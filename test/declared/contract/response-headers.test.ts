import { expect, it } from '@jest/globals';
import { operationsOf } from '../../../src/declared/contract/operations.ts';
import { responseHeadersOf } from '../../../src/declared/contract/response-headers.ts';

it('returns the headers of responses, also of responses that are references', () => {
  const document = {
    openapi: '3.0.3',
    paths: {
      '/a': {
        get: {
          responses: {
            200: { description: '', headers: { 'X-Own': {} } },
            401: { $ref: '#/components/responses/Unauthorized' },
            404: { $ref: '#/components/responses/Missing' },
          },
        },
        post: { responses: { 204: { description: '' } } },
      },
    },
    components: { responses: { Unauthorized: { description: '', headers: { 'WWW-Authenticate': {} } } } },
  };
  const names = responseHeadersOf(document, operationsOf(document).all);
  expect([...names]).toEqual(['X-Own', 'WWW-Authenticate']);
});
